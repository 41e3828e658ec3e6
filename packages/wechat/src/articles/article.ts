import { Type, type Static } from 'typebox';

import { ListOf, MaybeNumeric, maybeNumber, MaybeText, maybeText, toList } from '../client/tolerant.ts';

/** An article as drafts and publications answer it. */
export const NewsItem = Type.Object({
  title: MaybeText,
  author: MaybeText,
  digest: MaybeText,
  content: MaybeText,
  content_source_url: MaybeText,
  thumb_media_id: MaybeText,
  url: MaybeText,
  need_open_comment: MaybeNumeric,
  only_fans_can_comment: MaybeNumeric,
  is_deleted: Type.Optional(Type.Union([Type.Boolean(), Type.Number(), Type.Null()])),
});

export const NewsItems = ListOf(NewsItem);

/** An article to be written into a draft. */
export interface ArticleDraft {
  readonly title: string;
  /** HTML, less than 20 000 characters. */
  readonly content: string;
  /** Of a picture uploaded as permanent material. */
  readonly thumbMediaId: string;
  readonly author?: string;
  readonly digest?: string;
  readonly sourceUrl?: string;
  readonly openComments?: boolean;
  readonly onlyFansComment?: boolean;
}

export interface Article {
  readonly title: string;
  readonly author: string | undefined;
  readonly digest: string | undefined;
  /** HTML; absent where it was not asked for. */
  readonly content: string | undefined;
  readonly sourceUrl: string | undefined;
  readonly thumbMediaId: string | undefined;
  /** Where readers find it; of a draft, a preview that ends. */
  readonly url: string | undefined;
  readonly openComments: boolean;
  readonly onlyFansComment: boolean;
  readonly deleted: boolean;
}

export function readArticles(items: Static<typeof NewsItems> | undefined): Article[] {
  return toList(items).map((item) => ({
    title: maybeText(item.title) ?? '',
    author: maybeText(item.author),
    digest: maybeText(item.digest),
    content: maybeText(item.content),
    sourceUrl: maybeText(item.content_source_url),
    thumbMediaId: maybeText(item.thumb_media_id),
    url: maybeText(item.url),
    openComments: maybeNumber(item.need_open_comment) === 1,
    onlyFansComment: maybeNumber(item.only_fans_can_comment) === 1,
    deleted: item.is_deleted === true || item.is_deleted === 1,
  }));
}

export function writeArticle(draft: ArticleDraft): Record<string, unknown> {
  return {
    title: draft.title,
    author: draft.author,
    digest: draft.digest,
    content: draft.content,
    content_source_url: draft.sourceUrl,
    thumb_media_id: draft.thumbMediaId,
    need_open_comment: draft.openComments === true ? 1 : 0,
    only_fans_can_comment: draft.onlyFansComment === true ? 1 : 0,
  };
}
