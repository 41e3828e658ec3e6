import { randomInt } from 'node:crypto';
import { limits } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkCode, codeHash, tidyEmail } from '../identity/email-sign-in.ts';
import { writeCode } from '../identity/identity.store.ts';
import { mac } from '../identity/session-token.ts';
import { profileOf } from './profile.ts';
import { writeGuardian } from './profile.store.ts';

/**
 * Ask a guardian: they get a code and what it is for, and give it to the child. Nothing is kept of the address but a keyed
 * hash, so that the agreement can be shown to be theirs.
 * @throws HuixiangError HX_GUARDIAN_NOT unless the member said to be under 14, HX_EMAIL_INVALID
 */
export async function requestGuardianCode(
  context: Context,
  memberId: number,
  address: string,
): Promise<void> {
  const { mailer, members, now, pool, secret } = context;
  const email = tidyEmail(address);
  await requireChild(context, memberId);
  const { nickname } = await members.card(memberId);
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const key = keyOf(memberId, email, secret);
  const at = now();
  await writeCode(pool, [key, Buffer.from(codeHash(key, code, secret)), at, at + limits.emailCodeMs]);
  await mailer.send({
    to: email,
    subject: `回响：请您同意孩子留言 ${code}`,
    text: `您好！昵称为“${nickname}”的孩子（自填 14 岁以下）想在回响留言，需要监护人同意。
如果您同意，请把这个验证码告诉孩子：${code}，10 分钟内有效。
同意之后：孩子没有名次，不收提醒，晚上 22 点到早上 6 点不收卡片，不能进商业群。您可以随时要求删除孩子的全部数据。
如果您不认识这个孩子，请忽略这封信。

A child under 14 by the nickname "${nickname}" would like to write on Huixiang and needs a guardian's consent.
If you agree, tell the child this code: ${code}. It is valid for 10 minutes. If you do not know the child, ignore this mail.`,
  });
}

/** @throws HuixiangError HX_GUARDIAN_NOT, HX_EMAIL_INVALID, HX_CODE_WRONG, HX_CODE_EXPIRED */
export async function confirmGuardian(
  context: Context,
  memberId: number,
  { email: address, code }: { email: string; code: string },
): Promise<void> {
  const { bus, now, pool, secret, standing } = context;
  const email = tidyEmail(address);
  await checkCode(context, keyOf(memberId, email, secret), code);
  await requireChild(context, memberId);
  await writeGuardian(pool, [memberId, now(), mac(`guardian.${email}`, secret)]);
  await standing.reload(memberId);
  bus.publish({ kind: 'member', memberId });
}

async function requireChild(context: Context, memberId: number): Promise<void> {
  if ((await profileOf(context, memberId)).age_band !== 'under-14')
    throw new HuixiangError('HX_GUARDIAN_NOT');
}

/** Codes are kept by address; this one belongs to an address and a child together, and tells neither. */
function keyOf(memberId: number, email: string, secret: string): string {
  return `guardian.${mac(`guardian.${memberId}.${email}`, secret)}`;
}
