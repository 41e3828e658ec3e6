import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { pageSize } from '../paging.ts';
import { listInbox } from './list-inbox.ts';

export function inboxRoutes(route: Route, context: Context): void {
  route(operations.listInbox, ({ params, query }) =>
    listInbox(context, { ...params, show: query.show, after: query.after, limit: pageSize(query.limit) }),
  );
}
