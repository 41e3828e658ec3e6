import { Type, type Static } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { MaybeText, maybeText, toNumber, Numeric } from '../client/tolerant.ts';

const Authorization = Type.Object({
  access_token: Type.String({ minLength: 1 }),
  expires_in: Numeric,
  refresh_token: Type.String(),
  openid: Type.String({ minLength: 1 }),
  scope: Type.String(),
  unionid: MaybeText,
});

const exchangeCode = endpoint({
  path: '/sns/oauth2/access_token',
  method: 'GET',
  auth: 'secret',
  repeatable: false,
  answer: Authorization,
});

const refreshToken = endpoint({
  path: '/sns/oauth2/refresh_token',
  method: 'GET',
  auth: 'visitor',
  repeatable: true,
  answer: Authorization,
});

const getProfile = endpoint({
  path: '/sns/userinfo',
  method: 'GET',
  auth: 'visitor',
  repeatable: true,
  answer: Type.Object({
    openid: Type.String({ minLength: 1 }),
    nickname: Type.String(),
    headimgurl: MaybeText,
    unionid: MaybeText,
  }),
});

const checkToken = endpoint({
  path: '/sns/auth',
  method: 'GET',
  auth: 'visitor',
  repeatable: true,
  answer: Type.Object({}),
});

/** What a visitor of a web page inside WeChat allowed. The openid is the official account's, not the mini-program's. */
export interface WebAuthorization {
  readonly openId: string;
  readonly unionId: string | undefined;
  readonly scope: string;
  /** A token of this one person, unlike the account's. */
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresInSeconds: number;
}

export interface WebProfile {
  readonly openId: string;
  readonly unionId: string | undefined;
  readonly nickname: string;
  readonly avatarUrl: string | undefined;
}

export interface AuthorizeUrlOptions {
  /** Where WeChat sends the visitor back to, with `code` and `state`; its domain must be set in the platform. */
  readonly redirectUrl: string;
  /** `snsapi_base`: silently, openid only. `snsapi_userinfo`: asks, and gives nickname and avatar too. */
  readonly scope: 'snsapi_base' | 'snsapi_userinfo';
  /** Unguessable, at most 128 letters and digits; compare it when the visitor comes back. */
  readonly state: string;
  readonly baseUrl?: string;
}

/** The address that asks a visitor inside WeChat to sign in. Throws a RangeError for a state WeChat would not carry. */
export function webAuthorizeUrl(appId: string, options: AuthorizeUrlOptions): string {
  const { redirectUrl, scope, state, baseUrl = 'https://open.weixin.qq.com' } = options;
  if (!/^[A-Za-z0-9]{1,128}$/.test(state)) throw new RangeError('state has 1–128 letters and digits');
  // WeChat compares the parameters as text, so their order matters.
  const query = new URLSearchParams([
    ['appid', appId],
    ['redirect_uri', redirectUrl],
    ['response_type', 'code'],
    ['scope', scope],
    ['state', state],
  ]);
  return `${baseUrl}/connect/oauth2/authorize?${query.toString()}#wechat_redirect`;
}

/** Exchanges the code a visitor came back with. Kind of error: `code` (invalid, used, expired). */
export async function webLogin(client: WechatClient, code: string): Promise<WebAuthorization> {
  const query = { code, grant_type: 'authorization_code' };
  return toAuthorization(await client.call(exchangeCode, { query }));
}

/** A new token for a visitor who signed in before (within 30 days). */
export async function refreshWebLogin(client: WechatClient, token: string): Promise<WebAuthorization> {
  const query = { appid: client.appId, grant_type: 'refresh_token', refresh_token: token };
  return toAuthorization(await client.call(refreshToken, { query }));
}

/** Nickname and avatar of a visitor who allowed `snsapi_userinfo`. */
export async function getWebProfile(
  client: WechatClient,
  { accessToken, openId }: Pick<WebAuthorization, 'accessToken' | 'openId'>,
): Promise<WebProfile> {
  const query = { access_token: accessToken, openid: openId, lang: 'zh_CN' };
  const answer = await client.call(getProfile, { query });
  return {
    openId: answer.openid,
    unionId: maybeText(answer.unionid),
    nickname: answer.nickname,
    avatarUrl: maybeText(answer.headimgurl),
  };
}

/** Throws when the visitor's token does not work any more. */
export async function checkWebLogin(
  client: WechatClient,
  { accessToken, openId }: Pick<WebAuthorization, 'accessToken' | 'openId'>,
): Promise<void> {
  await client.call(checkToken, { query: { access_token: accessToken, openid: openId } });
}

function toAuthorization(answer: Static<typeof Authorization>): WebAuthorization {
  return {
    openId: answer.openid,
    unionId: maybeText(answer.unionid),
    scope: answer.scope,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    expiresInSeconds: toNumber(answer.expires_in),
  };
}
