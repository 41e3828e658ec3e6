import { isWechatError, WechatApiError } from '../errors/wechat-error.ts';
import type { Endpoint } from './endpoint.ts';

const FIRST_MS = 200;
const LAST_MS = 5_000;

/**
 * Whether a call that failed with `error` may be made again at once: WeChat was busy or the link broke, and a second one does no harm
 * or the first certainly never arrived. A message is thus never sent twice.
 */
export function mayRepeat({ path, repeatable }: Endpoint, error: unknown): boolean {
  // What went wrong with the token was repeated there.
  if (!isWechatError(error) || error.endpoint !== path) return false;
  if (error instanceof WechatApiError) return repeatable && error.retry === 'soon';
  const passing = ['connection', 'timeout', 'http', 'malformed'].includes(error.problem);
  return passing && (repeatable || !error.maybeDone);
}

/** Milliseconds before the next attempt: doubling, of which the upper half is random. `random` is in [0, 1). */
export function repeatAfterMs(failures: number, random: number): number {
  return Math.round(Math.min(LAST_MS, FIRST_MS * 2 ** (failures - 1)) * (0.5 + random / 2));
}

interface Repetition<Result> {
  readonly work: () => Promise<Result>;
  readonly may: (error: unknown) => boolean;
  readonly pause: (failures: number) => Promise<void>;
}

/** Does `work` until it succeeds, fails in a way that may not be repeated, or was tried `attempts` times. */
export async function repeatedly<Result>(
  attempts: number,
  { work, may, pause }: Repetition<Result>,
): Promise<Result> {
  for (let failures = 1; ; failures += 1) {
    try {
      return await work();
    } catch (error) {
      if (failures >= attempts || !may(error)) throw error;
      await pause(failures);
    }
  }
}
