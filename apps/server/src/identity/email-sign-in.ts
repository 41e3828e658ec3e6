import { randomInt } from 'node:crypto';
import { limits, type MemberCard } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { firstName } from './first-name.ts';
import {
  claimEmail,
  dropCode,
  loadMember,
  makeAdmin,
  tryCode,
  writeCode,
  writeMember,
} from './identity.store.ts';
import { mac, sameText } from './session-token.ts';

const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/u;

/** Send a one-time code. The reply is the same for known and unknown addresses. @throws HuixiangError HX_EMAIL_INVALID */
export async function requestEmailCode(context: Context, address: string): Promise<void> {
  const { mailer, now, pool, secret } = context;
  const email = tidyEmail(address);
  // Codes guard accounts: they come from the system's generator, never from the injected one.
  const code = String(randomInt(0, 1_000_000)).padStart(6, '0');
  const at = now();
  await writeCode(pool, [email, Buffer.from(codeHash(email, code, secret)), at, at + limits.emailCodeMs]);
  await mailer.send({
    to: email,
    subject: `回响验证码 ${code}`,
    text: `你的验证码是 ${code}，10 分钟内有效。如果不是你本人操作，请忽略。\nYour Huixiang code is ${code}. It is valid for 10 minutes.`,
  });
}

/**
 * Exchange a code for the member who owns the address; the first time makes the member.
 * @throws HuixiangError HX_EMAIL_INVALID, HX_CODE_WRONG, HX_CODE_EXPIRED (also after too many attempts)
 */
export async function confirmEmailCode(context: Context, address: string, code: string): Promise<MemberCard> {
  const { authority, config, pool } = context;
  const email = tidyEmail(address);
  await checkCode(context, email, code);
  const member = await memberOf(context, email);
  if (config.adminEmails.includes(email)) {
    await makeAdmin(pool, [member.id]);
    authority.setAdmins([member.id]);
  }
  return member;
}

/**
 * Use up the code that was sent under this key.
 * @throws HuixiangError HX_CODE_WRONG, HX_CODE_EXPIRED (also after too many attempts)
 */
export async function checkCode(
  { now, pool, secret }: Pick<Context, 'now' | 'pool' | 'secret'>,
  key: string,
  code: string,
): Promise<void> {
  const [known] = await tryCode(pool, [key]);
  if (known === undefined || known.expires_at <= now() || known.attempts > limits.emailCodeAttemptsMax) {
    throw new HuixiangError('HX_CODE_EXPIRED', { field: 'body.code' });
  }
  if (!sameText(known.code_hash.toString(), codeHash(key, code.trim(), secret))) {
    throw new HuixiangError('HX_CODE_WRONG', { field: 'body.code' });
  }
  await dropCode(pool, [key]);
}

async function memberOf(context: Context, email: string): Promise<MemberCard> {
  const { newId, now, pool } = context;
  const freshId = newId();
  const [claim] = await claimEmail(pool, [email, freshId, now()]);
  const id = claim?.member_id ?? freshId;
  const [member] = await loadMember(pool, [id]);
  if (member !== undefined) return { id, nickname: member.nickname };
  const nickname = firstName(context, { told: email.split('@')[0], neutral: '邮箱用户', memberId: id });
  await writeMember(pool, [id, nickname, false, false, now()]);
  return { id, nickname };
}

/** @throws HuixiangError HX_EMAIL_INVALID */
export function tidyEmail(address: string): string {
  const email = address.trim().toLowerCase();
  if (!EMAIL.test(email) || !email.isWellFormed() || /[\u0000-\u001f]/u.test(email)) {
    throw new HuixiangError('HX_EMAIL_INVALID', { field: 'body.email' });
  }
  return email;
}

export function codeHash(email: string, code: string, secret: string): string {
  return mac(`code.${email}.${code}`, secret);
}
