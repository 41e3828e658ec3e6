import type { operations, ReplyOf } from '@huixiang/contract';
import { getPhoneNumber } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { claimPhone, dropOtherPhones, loadPhone } from './phone.store.ts';
import { askWechat, requireWechat } from './refusal.ts';

type Phone = ReplyOf<typeof operations.getPhone>;

const ENDING_DIGITS = 4;

export async function getPhone({ phoneGate, pool, sealing }: Context, memberId: number): Promise<Phone> {
  const [row] = await loadPhone(pool, [memberId]);
  const ending = row === undefined ? null : sealing.open(row.phone_sealed).slice(-ENDING_DIGITS);
  return { required: phoneGate.everywhere, verified: row !== undefined, ending };
}

/**
 * Verify a member's number with the code of WeChat's button. It is kept sealed, and found again by a keyed hash only.
 * @throws HuixiangError HX_WECHAT_OFF, HX_PHONE_TAKEN, or of `askWechat`
 */
export async function verifyPhone(context: Context, memberId: number, code: string): Promise<Phone> {
  const { now, pool, sealing } = context;
  const { mini } = requireWechat(context);
  const { countryCode, purePhoneNumber } = await askWechat(context, () => getPhoneNumber(mini, code));
  const number = `+${countryCode} ${purePhoneNumber}`;
  const mark = sealing.mark('phone', number);
  const [claim] = await claimPhone(pool, [mark, sealing.seal(number), memberId, now()]);
  if (claim?.member_id !== memberId) throw new HuixiangError('HX_PHONE_TAKEN');
  await dropOtherPhones(pool, [memberId, mark]);
  return getPhone(context, memberId);
}
