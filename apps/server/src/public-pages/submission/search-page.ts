import type { SearchPage } from '@huixiang/wechat';
import { CODE_PAGE } from '../../share-cards/code-pictures.ts';

/** Search's names for data that are tried out and for data that are found. */
const KINDS = { test: 'wxsearch_testcpdata', real: 'wxsearch_cpdata' } as const;
/** New and changed alike; a page submitted twice replaces itself. */
const UPDATE = 1;
const PAGE_TYPE = 2;
const TITLE_MAX = 20;

export type SearchKind = keyof typeof KINDS;

export interface PublicThreadAt {
  readonly spaceId: number;
  readonly postId: number;
  readonly title: string;
}

/** A public thread as WeChat's search is told of it: the page that opens, its title and its address on the web. */
export function searchPageOf(
  { spaceId, postId, title }: PublicThreadAt,
  { kind, categoryId, origin }: { kind: SearchKind; categoryId: number | undefined; origin: string },
): SearchPage {
  const data = {
    '@type': KINDS[kind],
    update: UPDATE,
    content_id: `${spaceId}-${postId}`,
    page_type: PAGE_TYPE,
    title: Array.from(title).slice(0, TITLE_MAX).join(''),
    h5_url: `${origin}/t/${spaceId}/${postId}`,
    ...(categoryId === undefined ? {} : { category_id: categoryId }),
  };
  return { path: CODE_PAGE, query: `spaceId=${spaceId}&postId=${postId}`, data: [data] };
}
