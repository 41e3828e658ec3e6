import type { Article, ArticleDraft } from '../articles/articles.ts';

export interface Draft {
  readonly mediaId: string;
  readonly appId: string;
  articles: readonly DraftArticle[];
  updatedAt: number;
}

/** A draft's article; `fields` are what the caller sent, which is what `draft/get` gives back. */
export interface DraftArticle extends ArticleDraft {
  readonly fields: Readonly<Record<string, unknown>>;
}

/** 0 published, 1 running, 2 claim of originality failed, 3 failed, 4 refused in review, 5 deleted by its author, 6 banned. */
export type PublishStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export interface PublishJob {
  readonly publishId: string;
  readonly appId: string;
  readonly msgDataId: string;
  readonly drafts: readonly DraftArticle[];
  status: PublishStatus;
  articles: readonly Article[];
  finishedAt: number | undefined;
}

export interface Publishing {
  readonly drafts: Draft[];
  readonly jobs: PublishJob[];
  /** How the next submissions end; 0 when empty. */
  readonly nextResults: PublishStatus[];
  /** How long publishing takes, on the emulator's clock. */
  delayMs: number;
}

export function createPublishing(): Publishing {
  return { drafts: [], jobs: [], nextResults: [], delayMs: 3000 };
}
