import { operations } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';

const ping = statement('service-ping', 'SELECT 1 AS one');

export function serviceRoutes(route: Route, { config: { filings }, pool }: Context, version: string): void {
  route(operations.getHealth, async ({ reply }) => {
    const store = await ping(pool, []).then(
      () => true,
      () => false,
    );
    if (!store) reply.status(503);
    return { ok: store, store, version, filings };
  });
}
