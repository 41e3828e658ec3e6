import { consentVersions, type MemberCard } from '@huixiang/contract';
import { acceptTerms } from '../consent/record-consent.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { firstName } from '../identity/first-name.ts';
import { loadMember, writeMember } from '../identity/identity.store.ts';
import { claimIdentity, claimUnion, findIdentity, findUnion } from './identities.store.ts';

/** A person whom WeChat has just vouched for. */
export interface Vouched {
  readonly appId: string;
  readonly kind: 'mini' | 'official';
  readonly openId: string;
  readonly unionId: string | undefined;
  readonly sessionKey: string | undefined;
  /** Where they came from, by the scene of the visit. */
  readonly channel: string | undefined;
  /** The terms that they agreed to on this very screen. */
  readonly terms: number | undefined;
  /** What a new member is called at first; they choose for themselves. */
  readonly nickname: string | undefined;
}

/**
 * The member behind an openid: known by it, or by the union id from another account of the same open platform, else made
 * now. Two accounts that were used apart before they were bound stay two members.
 * @throws HuixiangError HX_TERMS_NEEDED for somebody new who agreed to nothing, HX_CONSENT_OUTDATED
 */
export async function linkIdentity(
  context: Context,
  person: Vouched,
): Promise<{ member: MemberCard; fresh: boolean }> {
  const { newId, now, pool, sealing } = context;
  if (person.terms !== undefined && person.terms !== consentVersions.terms)
    throw new HuixiangError('HX_CONSENT_OUTDATED');
  const { appId, unionId } = person;
  const mark = openIdMark(context, appId, person.openId);
  const unionMark = unionId === undefined ? undefined : sealing.mark('wechat.union', unionId);
  const [known] = await findIdentity(pool, [appId, mark]);
  const [joined] = unionMark === undefined ? [] : await findUnion(pool, [unionMark]);
  const owner = known?.member_id ?? joined?.member_id;
  if (owner === undefined && person.terms === undefined) throw new HuixiangError('HX_TERMS_NEEDED');
  const wanted = owner ?? newId();
  const [union] = unionMark === undefined ? [] : await claimUnion(pool, [unionMark, wanted]);
  const [claim] = await claimIdentity(pool, [
    appId,
    mark,
    person.kind,
    sealing.seal(person.openId),
    person.sessionKey === undefined ? null : sealing.seal(person.sessionKey),
    owner ?? union?.member_id ?? wanted,
    now(),
    person.channel ?? null,
  ]);
  const memberId = claim?.member_id ?? wanted;
  const member = await memberCalled(context, memberId, person.nickname);
  if (person.terms !== undefined) await acceptTerms(context, memberId, person.terms);
  return { member, fresh: owner === undefined };
}

/** By this an openid is found again. */
export function openIdMark({ sealing }: Pick<Context, 'sealing'>, appId: string, openId: string): string {
  return sealing.mark(`wechat.openid.${appId}`, openId);
}

async function memberCalled(
  context: Context,
  memberId: number,
  nickname: string | undefined,
): Promise<MemberCard> {
  const { now, pool } = context;
  const known = (await loadMember(pool, [memberId]))[0];
  if (known !== undefined) return { id: memberId, nickname: known.nickname };
  const called = firstName(context, { told: nickname, neutral: '微信用户', memberId });
  await writeMember(pool, [memberId, called, false, false, now()]);
  return { id: memberId, nickname: called };
}
