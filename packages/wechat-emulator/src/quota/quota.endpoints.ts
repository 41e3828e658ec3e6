import { beijingDate } from '../clock/beijing.ts';
import { OK, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { findByRid } from '../http/request-log.ts';
import type { World } from '../world/world.ts';
import { clearDays, scaled, usedToday } from './quotas.ts';

const CLEARS_PER_MONTH = 10;

/** Asking for and clearing the counters, and what became of a request. `all` are the other endpoints. */
export function quotaEndpoints(world: World, all: readonly Endpoint[]): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/clear_quota',
      access: 'any',
      handle: ({ account, body }) => {
        if (body.textOr('appid', '') !== account.appId) throw new WechatFailure(40013, 'invalid appid');
        const key = `${account.appId} ${beijingDate(world.clock.now()).slice(0, 7)}`;
        const clears = world.quotas.clears.get(key) ?? 0;
        if (clears >= CLEARS_PER_MONTH)
          throw new WechatFailure(48006, 'forbid to clear quota because of reaching the limit');
        world.quotas.clears.set(key, clears + 1);
        clearDays(world.quotas, account.appId);
        return OK;
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/openapi/quota/get',
      access: 'any',
      handle: ({ account, body }) => {
        const path = body.textOr('cgi_path', '');
        const endpoint = all.find((one) => one.path === path);
        if (!endpoint) throw new WechatFailure(76021, 'cgi_path not found, please check');
        const limit = endpoint.quota?.day === undefined ? 0 : scaled(world.quotas, path, endpoint.quota.day);
        const used = usedToday(world.quotas, account.appId, path, world.clock.now());
        const rate = { call_count: endpoint.quota?.minute ?? 0, refresh_second: 60 };
        return { ...OK, quota: { daily_limit: limit, used, remain: limit - used }, rate_limit: rate };
      },
    },
    {
      method: 'POST',
      path: '/cgi-bin/openapi/rid/get',
      access: 'any',
      handle: ({ account, body }) => {
        const call = findByRid(world.requests, body.textOr('rid', ''), world.clock.now());
        if (!call) throw new WechatFailure(76001, 'rid not found');
        if (call.appId !== account.appId)
          throw new WechatFailure(76002, 'rid does not belong to this account');
        const request = {
          invoke_time: Math.floor(call.at / 1000),
          cost_in_ms: 1,
          request_url: call.path,
          request_body: '',
          response_body: JSON.stringify({ errcode: call.errcode }),
          client_ip: '127.0.0.1',
        };
        return { ...OK, request };
      },
    },
  ];
}
