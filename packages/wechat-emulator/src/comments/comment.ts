/** A comment that somebody wrote under an article in WeChat. It has no counter of approval: WeChat tells none. */
export interface NativeComment {
  /** Decimal digits; may be more than a number holds. */
  readonly id: string;
  readonly userId: string | undefined;
  /** Written under an identity other than WeChat's own, so the openid is left out. */
  readonly anonymous: boolean;
  readonly content: string;
  readonly createdAt: number;
  elected: boolean;
  readonly replies: { content: string; createdAt: number }[];
}

/** Oddities that developers report of the real answers. */
export interface CommentQuirks {
  /** Only the earliest reply of the author comes back. On by default, as in WeChat. */
  firstReplyOnly: boolean;
  /** `reply` is a list instead of an object. */
  replyAsList: boolean;
  /** `total` is the size of the page. */
  totalIsPageSize: boolean;
  /** `comment` is empty although `comment_cnt`, which no document names, says there are some. */
  emptyWithCount: boolean;
  /** Ids beyond what a number holds exactly. */
  bigIds: boolean;
  /** Oldest instead of newest first. */
  oldestFirst: boolean;
}

export function createQuirks(): CommentQuirks {
  return {
    firstReplyOnly: true,
    replyAsList: false,
    totalIsPageSize: false,
    emptyWithCount: false,
    bigIds: false,
    oldestFirst: false,
  };
}
