import type { Context } from '../context.ts';

const INTERVAL_MS = 15_000;

/** Take up what was left undone about WeChat: pushes that failed or were kept by a process that died. */
export function startWechatJobs({ wechat }: Pick<Context, 'wechat'>): { close(): Promise<void> } | undefined {
  if (wechat === undefined) return undefined;
  const timer = setInterval(() => void wechat.pushes.work(), INTERVAL_MS);
  timer.unref();
  void wechat.pushes.work();
  return {
    async close() {
      clearInterval(timer);
      await wechat.settle();
    },
  };
}
