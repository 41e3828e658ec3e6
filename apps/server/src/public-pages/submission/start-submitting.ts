import { WechatApiError } from '@huixiang/wechat';
import type { Context } from '../../context.ts';
import { startRounds, type Job } from '../../rounds.ts';
import { submitChanged } from './submit-changed.ts';

const HOUR_MS = 3_600_000;
/** After an answer that only a person can change, such as search being switched off, nothing is sent for so long. */
const REST_MS = 24 * HOUR_MS;

/** Keep WeChat's search up with the public threads, where the mini-program and its address are known. */
export function startSubmitting(context: Context): Job | undefined {
  const { wechat, config, now } = context;
  if (wechat === undefined || config.publicUrl === undefined || wechat.config.search.pagesPerDay === 0)
    return undefined;
  let restsUntil = 0;
  return startRounds(context, {
    everyMs: HOUR_MS,
    atOnce: true,
    failure: 'WeChat’s search was not told about public pages',
    async round() {
      if (now() < restsUntil) return;
      try {
        await submitChanged(context);
      } catch (error) {
        if (error instanceof WechatApiError && !error.retryable) restsUntil = now() + REST_MS;
        throw error;
      }
    },
  });
}
