import { type Comment, limits, operations, type Post } from '@huixiang/contract';
import type { Api } from './api.ts';

/** What the server holds in the end, read as any reader would: the post, and its thread page by page. */
export interface Found {
  readonly post: Post;
  readonly comments: readonly Comment[];
}

export async function readFound(api: Api, place: { spaceId: number; postId: number }): Promise<Found> {
  const params = { spaceId: place.spaceId, postId: place.postId };
  const comments: Comment[] = [];
  let after: string | undefined;
  do {
    const page = await api.call(operations.listThread, {
      params,
      query: { order: 'oldest', limit: limits.pageSizeMax, ...(after === undefined ? {} : { after }) },
    });
    comments.push(...page.items);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return { post: await api.call(operations.getPost, { params }), comments };
}
