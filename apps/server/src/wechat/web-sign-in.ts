import { consentVersions } from '@huixiang/contract';
import { getWebProfile, type WechatClient, webAuthorizeUrl, webLogin } from '@huixiang/wechat';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { setSessionCookie } from '../identity/session-cookie.ts';
import { linkIdentity } from './link-identity.ts';
import { askWechat, requireWechat } from './refusal.ts';
import { newWebState, readWebState, signWebState, type WebState } from './web-state.ts';

const COOKIE = 'hx_wechat';
const PATH = '/api/sign-in/wechat';
const RETURN = `${PATH}/return`;
/** WeChat's own page is quick; its code lives five minutes. */
const PATIENCE_MS = 10 * 60_000;

/** @throws HuixiangError HX_WECHAT_OFF without an official account */
function requireOfficial(context: Context): WechatClient {
  const { official } = requireWechat(context);
  if (official === undefined) throw new HuixiangError('HX_WECHAT_OFF');
  return official;
}

/**
 * Where to send a browser, so that WeChat asks the person and sends them back.
 * @throws HuixiangError HX_WECHAT_OFF, HX_CONSENT_OUTDATED
 */
export function beginWebSignIn(
  context: Context,
  wish: { terms: number; to: string },
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): { url: string } {
  const { config, now, secret, wechat } = context;
  const { appId } = requireOfficial(context);
  if (wish.terms !== consentVersions.terms) throw new HuixiangError('HX_CONSENT_OUTDATED');
  const state = newWebState({ ...wish, until: now() + PATIENCE_MS });
  reply.setCookie(COOKIE, signWebState(state, secret), {
    ...cookieOptions(context),
    maxAge: PATIENCE_MS / 1000,
  });
  const origin = config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
  const openBase = wechat?.config.openBase;
  const url = webAuthorizeUrl(appId, {
    redirectUrl: origin + RETURN,
    scope: 'snsapi_userinfo',
    state: state.state,
    ...(openBase === undefined ? {} : { baseUrl: openBase }),
  });
  return { url };
}

/** Where WeChat sends the browser back to: the session is in the cookie, and the app opens where it was left. */
export function webSignInReturn(http: FastifyInstance, context: Context): void {
  http.get(RETURN, async (request, reply) => {
    const { code, state } = request.query as Record<string, unknown>;
    const { [COOKIE]: cookie } = http.parseCookie(request.headers.cookie ?? '');
    reply.clearCookie(COOKIE, cookieOptions(context));
    const began = readWebState(cookie, typeof state === 'string' ? state : '', {
      secret: context.secret,
      now: context.now(),
    });
    try {
      if (began === undefined || typeof code !== 'string') throw new HuixiangError('HX_WECHAT_CODE');
      await finish(context, began, code, reply);
      return reply.redirect(`/#${began.to}`);
    } catch (error) {
      if (!(error instanceof HuixiangError)) throw error;
      const to = began === undefined ? '' : `&to=${encodeURIComponent(began.to)}`;
      return reply.redirect(`/#/pkg-account/sign-in?failed=${error.code}${to}`);
    }
  });
}

async function finish(context: Context, began: WebState, code: string, reply: FastifyReply): Promise<void> {
  const official = requireOfficial(context);
  const person = await askWechat(context, async () => {
    const granted = await webLogin(official, code);
    return { ...granted, ...(await getWebProfile(official, granted)) };
  });
  const { member } = await linkIdentity(context, {
    appId: official.appId,
    kind: 'official',
    openId: person.openId,
    unionId: person.unionId,
    sessionKey: undefined,
    channel: undefined,
    terms: began.terms,
    nickname: person.nickname,
  });
  setSessionCookie(context, reply, context.sessions.issue(member).token);
}

function cookieOptions({ config }: Context) {
  const secure = config.publicUrl?.startsWith('https:') ?? false;
  return { path: PATH, httpOnly: true, sameSite: 'lax' as const, secure };
}
