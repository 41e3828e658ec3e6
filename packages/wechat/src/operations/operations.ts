import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import {
  Id,
  MaybeNumeric,
  maybeNumber,
  MaybeText,
  maybeText,
  Numeric,
  toNumber,
} from '../client/tolerant.ts';

const clearQuotaCall = endpoint({ path: '/cgi-bin/clear_quota', repeatable: false, answer: Type.Object({}) });

const quotaGet = endpoint({
  path: '/cgi-bin/openapi/quota/get',
  repeatable: true,
  answer: Type.Object({
    quota: Type.Object({ daily_limit: Numeric, used: Numeric, remain: Numeric }),
    rate_limit: Type.Optional(Type.Object({ call_count: MaybeNumeric, refresh_second: MaybeNumeric })),
  }),
});

const ridGet = endpoint({
  path: '/cgi-bin/openapi/rid/get',
  repeatable: true,
  answer: Type.Object({
    request: Type.Object({
      invoke_time: Numeric,
      cost_in_ms: MaybeNumeric,
      request_url: Type.Optional(Id),
      request_body: MaybeText,
      response_body: MaybeText,
      client_ip: MaybeText,
    }),
  }),
});

export interface QuotaReport {
  readonly perDay: number;
  readonly used: number;
  readonly remaining: number;
  /** How many calls within how many seconds, where there is such a limit. */
  readonly rate: { readonly calls: number; readonly seconds: number } | undefined;
}

/** A request as WeChat saw it. The texts hold personal data and, in the address, an access token: do not log them. */
export interface RequestTrace {
  /** Seconds since 1970. */
  readonly at: number;
  readonly tookMs: number | undefined;
  readonly url: string | undefined;
  readonly requestBody: string | undefined;
  readonly responseBody: string | undefined;
  readonly clientIp: string | undefined;
}

/** Sets all quotas of the account back; possible ten times a month. */
export async function clearQuota(client: WechatClient): Promise<void> {
  await client.call(clearQuotaCall, { body: { appid: client.appId } });
  client.forgetQuotas();
}

/** The quota of one call, by its path such as `/cgi-bin/comment/list`. */
export async function getQuota(client: WechatClient, path: string): Promise<QuotaReport> {
  const { quota, rate_limit: rate } = await client.call(quotaGet, { body: { cgi_path: path } });
  const calls = maybeNumber(rate?.call_count);
  const seconds = maybeNumber(rate?.refresh_second);
  return {
    perDay: toNumber(quota.daily_limit),
    used: toNumber(quota.used),
    remaining: toNumber(quota.remain),
    rate: calls === undefined || seconds === undefined ? undefined : { calls, seconds },
  };
}

/** What WeChat kept of a request (seven days), by the `rid` of its error. */
export async function getRequestTrace(client: WechatClient, rid: string): Promise<RequestTrace> {
  const { request } = await client.call(ridGet, { body: { rid } });
  return {
    at: toNumber(request.invoke_time),
    tookMs: maybeNumber(request.cost_in_ms),
    url: request.request_url === undefined ? undefined : String(request.request_url),
    requestBody: maybeText(request.request_body),
    responseBody: maybeText(request.response_body),
    clientIp: maybeText(request.client_ip),
  };
}
