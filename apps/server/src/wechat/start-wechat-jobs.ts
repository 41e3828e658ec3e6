import type { Context } from '../context.ts';
import { startRounds, type Job } from '../rounds.ts';

const INTERVAL_MS = 15_000;

/** Take up what was left undone about WeChat: pushes that failed or were kept by a process that died. */
export function startWechatJobs(context: Pick<Context, 'wechat' | 'log'>): Job | undefined {
  const { wechat } = context;
  if (wechat === undefined) return undefined;
  return startRounds(context, {
    everyMs: INTERVAL_MS,
    atOnce: true,
    round: () => wechat.pushes.work(),
    failure: 'Pushes of WeChat were not worked on',
  });
}
