import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { discover } from './discover.ts';
import { loadSettings, presetSettings, writeSettings } from './settings.store.ts';

export function discoveryRoutes(route: Route, context: Context): void {
  const { pool, now } = context;
  const settingsOf = async (memberId: number) => (await loadSettings(pool, [memberId]))[0] ?? presetSettings;

  route(operations.discover, ({ memberId }) => discover(context, memberId));
  route(operations.getDiscoverySettings, ({ memberId }) => settingsOf(memberId));
  route(operations.setDiscovery, async ({ body, memberId }) => {
    const settings = { ...(await settingsOf(memberId)), ...body };
    await writeSettings(pool, [memberId, settings.shown, settings.offered, now()]);
    return settings;
  });
}
