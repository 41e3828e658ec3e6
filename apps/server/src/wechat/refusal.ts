import { isWechatError, WechatApiError } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Wechat } from './wechat.ts';

/** @throws HuixiangError HX_WECHAT_OFF */
export function requireWechat({ wechat }: Pick<Context, 'wechat'>): Wechat {
  if (wechat === undefined) throw new HuixiangError('HX_WECHAT_OFF');
  return wechat;
}

/**
 * Ask WeChat something that a person waits for.
 * @throws HuixiangError HX_WECHAT_CODE, HX_WECHAT_RISKY, HX_TOO_MANY, else HX_WECHAT_AWAY, with the cause in the log
 */
export async function askWechat<Answer>(
  { log }: Pick<Context, 'log'>,
  question: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await question();
  } catch (error) {
    if (!isWechatError(error)) throw error;
    const kind = error instanceof WechatApiError ? error.kind : undefined;
    if (kind === 'code') throw new HuixiangError('HX_WECHAT_CODE', { field: 'body.code' });
    if (kind === 'risky-user' || kind === 'user-limited') throw new HuixiangError('HX_WECHAT_RISKY');
    if (kind === 'minute-quota') throw new HuixiangError('HX_TOO_MANY', { retryAfterSeconds: 60 });
    log('WeChat did not do what a person waits for', error);
    throw new HuixiangError('HX_WECHAT_AWAY');
  }
}
