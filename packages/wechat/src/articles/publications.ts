import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
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
import { NewsItems, readArticles, type Article } from './article.ts';
import type { PageQuery } from './drafts.ts';

const submit = endpoint({
  path: '/cgi-bin/freepublish/submit',
  repeatable: false,
  answer: Type.Object({ publish_id: Id, msg_data_id: Type.Optional(Id) }),
});
const get = endpoint({
  path: '/cgi-bin/freepublish/get',
  repeatable: true,
  answer: Type.Object({
    publish_status: Numeric,
    article_id: MaybeText,
    article_detail: Type.Optional(
      Type.Object({ item: ListOf(Type.Object({ idx: Numeric, article_url: MaybeText })) }),
    ),
    fail_idx: ListOf(Numeric),
  }),
});
const getArticle = endpoint({
  path: '/cgi-bin/freepublish/getarticle',
  repeatable: true,
  answer: Type.Object({ news_item: NewsItems }),
});
const batchGet = endpoint({
  path: '/cgi-bin/freepublish/batchget',
  repeatable: true,
  answer: Type.Object({
    total_count: Numeric,
    item: ListOf(
      Type.Object({
        article_id: Type.String(),
        update_time: MaybeNumeric,
        content: Type.Object({ news_item: NewsItems }),
      }),
    ),
  }),
});
const remove = endpoint({ path: '/cgi-bin/freepublish/delete', repeatable: true, answer: Type.Object({}) });

/** In WeChat's order, 0–6. */
const statuses = [
  'published',
  'running',
  'originality-failed',
  'failed',
  'refused',
  'deleted-by-author',
  'banned',
] as const;
export type PublicationStatus = (typeof statuses)[number] | 'unknown';

export interface SubmittedPublication {
  readonly publishId: string;
  /** By it the comment calls name the publication. */
  readonly msgDataId: string | undefined;
}

export interface PublicationState {
  readonly status: PublicationStatus;
  /** Of the publication, once it is out. */
  readonly articleId: string | undefined;
  /** Addresses of its articles, in order. */
  readonly urls: readonly string[];
  /** Positions (from 1) of the articles that failed. */
  readonly failed: readonly number[];
}

export interface Publication {
  readonly articleId: string;
  /** Seconds since 1970. */
  readonly updatedAt: number | undefined;
  readonly articles: readonly Article[];
}

/** Publishes a draft, without notifying followers. It is out when {@link getPublication} or the push says so. */
export async function submitPublication(
  client: WechatClient,
  mediaId: string,
): Promise<SubmittedPublication> {
  const answer = await client.call(submit, { body: { media_id: mediaId } });
  const { msg_data_id: msgDataId } = answer;
  return {
    publishId: toId(answer.publish_id),
    msgDataId: msgDataId === undefined ? undefined : toId(msgDataId),
  };
}

/** The meaning of a `publish_status`. */
export function publicationStatus(status: number): PublicationStatus {
  return statuses[status] ?? 'unknown';
}

/** How a publication stands. */
export async function getPublication(client: WechatClient, publishId: string): Promise<PublicationState> {
  const answer = await client.call(get, { body: { publish_id: publishId } });
  return {
    status: publicationStatus(toNumber(answer.publish_status)),
    articleId: maybeText(answer.article_id),
    urls: toList(answer.article_detail?.item).map((item) => maybeText(item.article_url) ?? ''),
    failed: toList(answer.fail_idx).map(toNumber),
  };
}

/** The articles of a publication. */
export async function getPublishedArticles(client: WechatClient, articleId: string): Promise<Article[]> {
  return readArticles((await client.call(getArticle, { body: { article_id: articleId } })).news_item);
}

/** What the account has published, latest first. */
export async function listPublications(
  client: WechatClient,
  { offset = 0, count = 20, withoutContent = true }: PageQuery = {},
): Promise<{ total: number; publications: Publication[] }> {
  const body = { offset, count, no_content: withoutContent ? 1 : 0 };
  const answer = await client.call(batchGet, { body });
  const publications = toList(answer.item).map((item) => ({
    articleId: item.article_id,
    updatedAt: maybeNumber(item.update_time),
    articles: readArticles(item.content.news_item),
  }));
  return { total: toNumber(answer.total_count), publications };
}

/** Deletes one article of a publication (`position` from 1), or all of them (0). It cannot be undone. */
export async function deletePublication(
  client: WechatClient,
  articleId: string,
  position = 0,
): Promise<void> {
  await client.call(remove, { body: { article_id: articleId, index: position } });
}
