import { isWechatError, WechatApiError } from '@huixiang/wechat';
import type { ErrorCode } from '@huixiang/contract';

/** Why WeCom did not answer, by what somebody has to do about it. */
export type CompanyProblem = 'permission' | 'address' | 'secret' | 'foreign' | 'away';

/** The server's address is none that the app trusts. */
const UNTRUSTED_ADDRESS = 60_020;

/** Told to whoever waits for the answer. */
export const problemCodes: Readonly<Record<CompanyProblem, ErrorCode>> = {
  permission: 'HX_WECOM_PERMISSION',
  address: 'HX_WECOM_ADDRESS',
  secret: 'HX_WECOM_SECRET',
  foreign: 'HX_WECOM_FOREIGN',
  away: 'HX_WECHAT_AWAY',
};

/** Undefined: it has nothing to do with WeCom. */
export function companyProblem(error: unknown): CompanyProblem | undefined {
  if (!isWechatError(error)) return undefined;
  if (!(error instanceof WechatApiError)) return 'away';
  if (error.code === UNTRUSTED_ADDRESS) return 'address';
  if (error.kind === 'permission' || error.kind === 'banned') return 'permission';
  if (error.kind === 'credentials') return 'secret';
  // A group that is not the company's is told by whichever code the call has for a wrong id.
  return error.kind === 'arguments' || error.kind === 'not-found' ? 'foreign' : 'away';
}
