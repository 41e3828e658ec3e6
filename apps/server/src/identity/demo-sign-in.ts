import { limits, type MemberCard } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { loadMember, writeMember } from './identity.store.ts';

/**
 * Sign in as a persona of the demo (memberId) or as a new demo member (nickname). Exists only in demo mode, and opens
 * nobody's account but a persona's: a visitor's belongs to that visitor.
 * @throws HuixiangError HX_DEMO_OFF, HX_NOT_FOUND, of a broken text rule, or of the check of what is said
 */
export async function demoSignIn(
  context: Context,
  wish: { nickname?: string | undefined; memberId?: number | undefined },
): Promise<MemberCard> {
  const { config, newId, now, pool, safety } = context;
  if (!config.demo) throw new HuixiangError('HX_DEMO_OFF');
  if (wish.memberId !== undefined) {
    const [member] = await loadMember(pool, [wish.memberId]);
    if (member === undefined || member.persona === null) throw new HuixiangError('HX_NOT_FOUND');
    return { id: member.member_id, nickname: member.nickname };
  }
  const nickname = checkText(wish.nickname ?? '', {
    lengthMax: limits.nicknameLength,
    field: 'body.nickname',
  });
  const id = newId();
  await safety.require({ memberId: id, kind: 'profile', text: nickname, field: 'body.nickname' });
  await writeMember(pool, [id, nickname, false, true, now()]);
  return { id, nickname };
}
