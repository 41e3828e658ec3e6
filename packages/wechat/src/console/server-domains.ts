import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, toList } from '../client/tolerant.ts';

const modifyDomain = endpoint({
  path: '/wxa/modify_domain',
  // Only ever called with the action that reads.
  repeatable: true,
  answer: Type.Object({
    requestdomain: ListOf(Type.String()),
    wsrequestdomain: ListOf(Type.String()),
    uploaddomain: ListOf(Type.String()),
    downloaddomain: ListOf(Type.String()),
  }),
});

/** Addresses that the mini-program may reach, such as `https://api.example.com`. */
export interface ServerDomains {
  readonly request: readonly string[];
  readonly socket: readonly string[];
  readonly upload: readonly string[];
  readonly download: readonly string[];
}

/**
 * The server domains (服务器域名) of the mini-program. WeChat documents this call for third-party platforms that act for an account; the
 * token of the account itself may be refused (kind `permission`).
 */
export async function getServerDomains(client: WechatClient): Promise<ServerDomains> {
  const answer = await client.call(modifyDomain, { body: { action: 'get' } });
  return {
    request: toList(answer.requestdomain),
    socket: toList(answer.wsrequestdomain),
    upload: toList(answer.uploaddomain),
    download: toList(answer.downloaddomain),
  };
}
