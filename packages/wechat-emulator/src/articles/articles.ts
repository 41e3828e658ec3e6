import type { NativeComment } from '../comments/comment.ts';

/** How an article came out: by hand in the console, by `freepublish/submit`, or sent to all followers. */
export type PublishedBy = 'hand' | 'submit' | 'mass';

/** What an article is before it is published. */
export interface ArticleDraft {
  readonly title: string;
  readonly author: string;
  readonly content: string;
  readonly commentsOpen: boolean;
}

export interface Article {
  readonly appId: string;
  /** Decimal digits; several articles of one issue share it. */
  readonly msgDataId: string;
  /** From 0, as the comment calls count. `msgid` of the data calls counts from 1. */
  readonly index: number;
  /** Of what was published by the API. */
  readonly articleId: string;
  readonly title: string;
  readonly author: string;
  readonly content: string;
  /** What people copy and paste. */
  readonly url: string;
  readonly publishedAt: number;
  readonly publishedBy: PublishedBy;
  /** Whether followers were told. */
  readonly notified: boolean;
  commentsOpen: boolean;
  readonly comments: NativeComment[];
}

export interface Articles {
  readonly list: Article[];
  nextMsgDataId: number;
  nextCommentId: number;
}

export function createArticles(firstId: number): Articles {
  return { list: [], nextMsgDataId: firstId, nextCommentId: 1 };
}

export function findArticle(
  articles: Articles,
  appId: string,
  msgDataId: string,
  index: number,
): Article | undefined {
  return articles.list.find(
    (one) => one.appId === appId && one.msgDataId === msgDataId && one.index === index,
  );
}

/** `msgid` of the data calls: the number, an underscore and the place counted from 1. */
export function msgIdOf({ msgDataId, index }: Article): string {
  return `${msgDataId}_${index + 1}`;
}
