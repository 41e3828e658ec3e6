import { limits } from '@huixiang/contract';

/** Collects ids and sends them together. Ids of a failed call stay for the next one; a hopeless pile is cut at two batches. */
export function exposureBatch(report: (ids: number[]) => Promise<unknown>) {
  let waiting: number[] = [];
  let sending = false;
  return {
    add(ids: readonly number[]): void {
      waiting = [...waiting, ...ids].slice(-2 * limits.exposureBatchMax);
    },
    async send(): Promise<void> {
      if (sending || waiting.length === 0) return;
      sending = true;
      const ids = waiting.slice(0, limits.exposureBatchMax);
      waiting = waiting.slice(ids.length);
      try {
        await report(ids);
      } catch {
        waiting = [...ids, ...waiting];
      } finally {
        sending = false;
      }
    },
  };
}
