import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { idCursor, nextCursor, pageSize } from '../paging.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { ownWaiting, pageOfWaiting } from './waiting.store.ts';
import { decideWaiting, presentWaiting } from './waiting.ts';

export function waitingRoutes(route: Route, context: Context): void {
  const { pool } = context;

  route(operations.listWaiting, async ({ params: { spaceId }, query }) => {
    const limit = pageSize(query.limit);
    const rows = await pageOfWaiting(pool, [spaceId, idCursor(query.after, 0), limit]);
    if (rows.length === 0) await requireSpace(context, spaceId);
    const items = await presentWaiting(context, rows);
    return { items, next: nextCursor(rows, limit, (row) => `${row.waiting_id}`) };
  });

  route(operations.decideWaiting, async ({ params, body, memberId }) => {
    await decideWaiting(context, { ...params, publish: body.publish, by: memberId });
    return { ok: true as const };
  });

  route(operations.listMyWaiting, async ({ params: { spaceId }, memberId }) => {
    await requireSpace(context, spaceId);
    return { items: await presentWaiting(context, await ownWaiting(pool, [spaceId, memberId])) };
  });
}
