import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';

const submit = endpoint({
  path: '/wxa/search/wxaapi_submitpages',
  // A page submitted twice is submitted; only the quota suffers.
  repeatable: true,
  answer: Type.Object({}),
});

/** The most pages in one call. */
export const SUBMITTED_PAGES_MAX = 1_000;

/** A public page for WeChat's search. It must open from path and query alone, without a login, and show the crawler what people see. */
export interface SearchPage {
  /** Such as `pages/thread/index`. */
  readonly path: string;
  readonly query: string;
  /** What the page is about, as search's structured data wants it: `@type`, `content_id`, `page_type`, `title`, … */
  readonly data?: readonly Readonly<Record<string, unknown>>[];
}

/** Tells search about new or changed pages. Kinds of error: `too-many-pages`, `day-quota`, `sitemap`, `search-off`, `arguments`. */
export async function submitPages(client: WechatClient, pages: readonly SearchPage[]): Promise<void> {
  if (pages.length < 1 || pages.length > SUBMITTED_PAGES_MAX) {
    throw new RangeError(`1–${SUBMITTED_PAGES_MAX} pages are submitted at once`);
  }
  const body = { pages: pages.map(({ path, query, data }) => ({ path, query, data_list: data })) };
  await client.call(submit, { body });
}
