import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { pageSize } from '../paging.ts';
import { listNotices } from './list-notices.ts';
import { countFresh, markSeen } from './notices.store.ts';
import { setSettings, settingsOf } from './settings.ts';

export function noticesRoutes(route: Route, context: Context): void {
  const { pool } = context;
  route(operations.listNotices, ({ memberId, query }) =>
    listNotices(context, memberId, { after: query.after, limit: pageSize(query.limit) }),
  );
  route(operations.countNotices, async ({ memberId }) => {
    const [row] = await countFresh(pool, [memberId]);
    return { fresh: row?.fresh ?? 0 };
  });
  route(operations.readNotices, async ({ memberId, body }) => {
    await markSeen(pool, [memberId, body.until]);
    return { ok: true as const };
  });
  route(operations.getNoticeSettings, ({ memberId }) => settingsOf(context, memberId));
  route(operations.setNoticeSettings, ({ memberId, body }) => setSettings(context, memberId, body));
}
