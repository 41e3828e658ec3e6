import { Type, type Static } from 'typebox';

import {
  Id,
  ListOf,
  MaybeNumeric,
  maybeNumber,
  MaybeText,
  maybeText,
  Numeric,
  toId,
  toList,
  toNumber,
} from '../client/tolerant.ts';

const Reply = Type.Object({ content: MaybeText, create_time: MaybeNumeric });

const Comment = Type.Object({
  user_comment_id: Id,
  create_time: Numeric,
  content: MaybeText,
  comment_type: MaybeNumeric,
  openid: MaybeText,
  // Seen as an object, as a list, as an empty text and not at all.
  reply: ListOf(Reply),
});

/** What `comment/list` is known to answer, its quirks included. */
export const CommentList = Type.Object({
  total: MaybeNumeric,
  // Undocumented; may tell of comments although the list is empty.
  comment_cnt: MaybeNumeric,
  comment: ListOf(Comment),
});

/** A comment under an article of the official account. There is no author's name, picture or count of anything: WeChat tells none. */
export interface NativeComment {
  readonly commentId: string;
  /** Of the author, for this official account. Absent when they wrote under an identity other than WeChat's. */
  readonly openId: string | undefined;
  /** Seconds since 1970. */
  readonly createdAt: number;
  readonly content: string;
  /** Shown to all readers (精选). */
  readonly elected: boolean;
  /** The answers of the account; WeChat often gives only the earliest. */
  readonly replies: readonly NativeReply[];
}

export interface NativeReply {
  readonly content: string;
  readonly createdAt: number | undefined;
}

export interface NativeCommentPage {
  readonly comments: readonly NativeComment[];
  /** As told; may be only the size of this page. Never end a listing by it alone. */
  readonly total: number | undefined;
  /** How many comments there should be when the list is empty all the same; 0 when there is no such sign. */
  readonly withheld: number;
}

export function readCommentPage(answer: Static<typeof CommentList>): NativeCommentPage {
  const comments = toList(answer.comment).map(readComment);
  const withheld = comments.length === 0 ? (maybeNumber(answer.comment_cnt) ?? 0) : 0;
  return { comments, total: maybeNumber(answer.total), withheld };
}

function readComment(one: Static<typeof Comment>): NativeComment {
  return {
    commentId: toId(one.user_comment_id),
    openId: maybeText(one.openid),
    createdAt: toNumber(one.create_time),
    content: maybeText(one.content) ?? '',
    elected: maybeNumber(one.comment_type) === 1,
    replies: toList(one.reply).flatMap(({ content, create_time: createdAt }) => {
      const text = maybeText(content);
      return text === undefined ? [] : [{ content: text, createdAt: maybeNumber(createdAt) }];
    }),
  };
}
