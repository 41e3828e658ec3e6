import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { pageSize } from '../paging.ts';
import { searchComments } from './search-comments.ts';
import { searchPosts } from './search-posts.ts';

export function searchRoutes(route: Route, context: Context): void {
  route(operations.searchComments, ({ query, memberId }) =>
    searchComments(context, {
      wish: query.q,
      spaceId: query.spaceId,
      memberId,
      after: query.after,
      limit: pageSize(query.limit),
    }),
  );
  route(operations.searchPosts, ({ query, memberId }) =>
    searchPosts(context, { wish: query.q, spaceId: query.spaceId, memberId }),
  );
}
