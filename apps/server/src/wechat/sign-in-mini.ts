import type { MemberCard } from '@huixiang/contract';
import { decodeScene, getRiskRank, miniProgramLogin } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { writeRisk } from './identities.store.ts';
import { linkIdentity } from './link-identity.ts';
import { askWechat, requireWechat } from './refusal.ts';

export interface MiniSignIn {
  /** Of `wx.login`. */
  readonly code: string;
  /** Of the visit, as the client says. */
  readonly scene: number | undefined;
  readonly terms: number | undefined;
  /** Network address of the client, for WeChat's estimate of risk. */
  readonly address: string;
}

/**
 * Sign in from the mini-program. Crawlers, load tests and automation get no session, so nothing of theirs is counted.
 * @throws HuixiangError HX_WECHAT_OFF, HX_NOT_A_PERSON, HX_TERMS_NEEDED, or of `askWechat`
 */
export async function signInMini(context: Context, wish: MiniSignIn): Promise<MemberCard> {
  const wechat = requireWechat(context);
  const visit = wish.scene === undefined ? undefined : decodeScene(wish.scene);
  if (visit?.person === false) throw new HuixiangError('HX_NOT_A_PERSON');
  const { appId } = wechat.mini;
  const login = await askWechat(context, () => miniProgramLogin(wechat.mini, wish.code));
  const { member, fresh } = await linkIdentity(context, {
    appId,
    kind: 'mini',
    openId: login.openId,
    unionId: login.unionId,
    sessionKey: login.sessionKey,
    channel: visit?.channel,
    terms: wish.terms,
    nickname: undefined,
  });
  wechat.aside(async () => {
    const scene = fresh ? 'register' : 'content';
    const rank = await getRiskRank(wechat.mini, { openId: login.openId, scene, clientIp: wish.address });
    await writeRisk(context.pool, [member.id, scene, rank, context.now()]);
  });
  return member;
}
