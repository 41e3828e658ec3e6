import { Type, type Static } from 'typebox';

import { ListOf, MaybeNumeric, maybeNumber, MaybeText, maybeText, toList } from '../client/tolerant.ts';

/** The figures of an article in the statistics, of which each call gives some. */
export const Figures = Type.Object({
  read_user: MaybeNumeric,
  read_user_source: ListOf(Type.Object({ scene_desc: MaybeText, user_count: MaybeNumeric })),
  share_user: MaybeNumeric,
  zaikan_user: MaybeNumeric,
  like_user: MaybeNumeric,
  comment_count: MaybeNumeric,
  collection_user: MaybeNumeric,
});

/** People, on one day or up to it; undefined where the call does not tell. */
export interface ArticleFigures {
  readonly readers: number | undefined;
  readonly readersBySource: readonly { readonly source: string; readonly readers: number }[];
  readonly sharers: number | undefined;
  /** WeChat's own hearts (在看) and thumbs. They are not echoes and must never be shown as such. */
  readonly hearts: number | undefined;
  readonly thumbs: number | undefined;
  readonly comments: number | undefined;
  readonly collectors: number | undefined;
}

export function readFigures(figures: Static<typeof Figures>): ArticleFigures {
  const sources = toList(figures.read_user_source).map((one) => ({
    source: maybeText(one.scene_desc) ?? '',
    readers: maybeNumber(one.user_count) ?? 0,
  }));
  return {
    readers: maybeNumber(figures.read_user),
    // The sum of all stands among the sources, under this name.
    readersBySource: sources.filter(({ source }) => source !== '全部'),
    sharers: maybeNumber(figures.share_user),
    hearts: maybeNumber(figures.zaikan_user),
    thumbs: maybeNumber(figures.like_user),
    comments: maybeNumber(figures.comment_count),
    collectors: maybeNumber(figures.collection_user),
  };
}
