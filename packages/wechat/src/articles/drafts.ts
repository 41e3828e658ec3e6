import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeNumeric, maybeNumber, Numeric, toList, toNumber } from '../client/tolerant.ts';
import { NewsItems, readArticles, writeArticle, type Article, type ArticleDraft } from './article.ts';

const add = endpoint({
  path: '/cgi-bin/draft/add',
  repeatable: false,
  answer: Type.Object({ media_id: Type.String({ minLength: 1 }) }),
});
const get = endpoint({
  path: '/cgi-bin/draft/get',
  repeatable: true,
  answer: Type.Object({ news_item: NewsItems }),
});
const update = endpoint({ path: '/cgi-bin/draft/update', repeatable: true, answer: Type.Object({}) });
const remove = endpoint({ path: '/cgi-bin/draft/delete', repeatable: true, answer: Type.Object({}) });
const count = endpoint({
  path: '/cgi-bin/draft/count',
  method: 'GET',
  repeatable: true,
  answer: Type.Object({ total_count: Numeric }),
});
const batchGet = endpoint({
  path: '/cgi-bin/draft/batchget',
  repeatable: true,
  answer: Type.Object({
    total_count: Numeric,
    item: ListOf(
      Type.Object({
        media_id: Type.String(),
        update_time: MaybeNumeric,
        content: Type.Object({ news_item: NewsItems }),
      }),
    ),
  }),
});

export interface Draft {
  readonly mediaId: string;
  /** Seconds since 1970. */
  readonly updatedAt: number | undefined;
  readonly articles: readonly Article[];
}

/** A part of a list, which has 1–20 entries. */
export interface PageQuery {
  readonly offset?: number;
  readonly count?: number;
  /** Leaves the HTML out, which makes the answer small; default true. */
  readonly withoutContent?: boolean;
}

/** Stores articles that will be published together; the answer is the media id of the draft. */
export async function addDraft(client: WechatClient, articles: readonly ArticleDraft[]): Promise<string> {
  return (await client.call(add, { body: { articles: articles.map(writeArticle) } })).media_id;
}

export async function getDraft(client: WechatClient, mediaId: string): Promise<Article[]> {
  return readArticles((await client.call(get, { body: { media_id: mediaId } })).news_item);
}

/** Replaces one article of a draft; `index` counts from 0. */
export async function updateDraft(
  client: WechatClient,
  { mediaId, index, article }: { mediaId: string; index: number; article: ArticleDraft },
): Promise<void> {
  await client.call(update, { body: { media_id: mediaId, index, articles: writeArticle(article) } });
}

export async function deleteDraft(client: WechatClient, mediaId: string): Promise<void> {
  await client.call(remove, { body: { media_id: mediaId } });
}

export async function countDrafts(client: WechatClient): Promise<number> {
  return toNumber((await client.call(count)).total_count);
}

export async function listDrafts(
  client: WechatClient,
  { offset = 0, count: most = 20, withoutContent = true }: PageQuery = {},
): Promise<{ total: number; drafts: Draft[] }> {
  const body = { offset, count: most, no_content: withoutContent ? 1 : 0 };
  const answer = await client.call(batchGet, { body });
  const drafts = toList(answer.item).map((item) => ({
    mediaId: item.media_id,
    updatedAt: maybeNumber(item.update_time),
    articles: readArticles(item.content.news_item),
  }));
  return { total: toNumber(answer.total_count), drafts };
}
