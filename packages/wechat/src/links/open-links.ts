import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';

/** Both kinds of link share one quota. */
const quota = { group: 'open-links', perDay: 500_000 };

const urlLink = endpoint({
  path: '/wxa/generate_urllink',
  repeatable: true,
  quota,
  answer: Type.Object({ url_link: Type.String({ minLength: 1 }) }),
});

const scheme = endpoint({
  path: '/wxa/generatescheme',
  repeatable: true,
  quota,
  answer: Type.Object({ openlink: Type.String({ minLength: 1 }) }),
});

/** The longest life of a link; permanent ones ended in 2022. */
export const OPEN_LINK_DAYS_MAX = 30;

export interface OpenLinkRequest {
  /** Without a query; the front page when absent. */
  readonly path?: string;
  readonly query?: string;
  /** How many days it works, 1–30. */
  readonly days: number;
  readonly version?: 'release' | 'trial' | 'develop';
}

/** An https link that opens the mini-program from outside WeChat. It may work for one person only: make one when it is clicked. */
export async function createUrlLink(client: WechatClient, request: OpenLinkRequest): Promise<string> {
  const { path, query, version = 'release' } = request;
  const body = { path, query, env_version: version, ...lifeOf(request) };
  return (await client.call(urlLink, { body })).url_link;
}

/** A `weixin://` link that opens the mini-program from outside WeChat. */
export async function createScheme(client: WechatClient, request: OpenLinkRequest): Promise<string> {
  const { path, query, version = 'release' } = request;
  const body = { jump_wxa: { path, query, env_version: version }, ...lifeOf(request), is_expire: true };
  return (await client.call(scheme, { body })).openlink;
}

function lifeOf({ days }: OpenLinkRequest): Record<string, number> {
  if (!Number.isInteger(days) || days < 1 || days > OPEN_LINK_DAYS_MAX) {
    throw new RangeError(`A link lives 1–${OPEN_LINK_DAYS_MAX} days`);
  }
  return { expire_type: 1, expire_interval: days };
}
