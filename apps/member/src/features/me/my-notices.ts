import { operations } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { mergedPages } from '../loading/merged-pages.ts';

const PAGE = 20;

/** What happened to my comments, latest first. */
export async function myNotices() {
  const load = (after: string | null) =>
    api.call(operations.listNotices, { query: { limit: PAGE, ...(after === null ? {} : { after }) } });
  return mergedPages([{ load }], (a, b) => b.at - a.at || b.commentId - a.commentId);
}
