import { HuixiangError } from './errors.ts';

/** Let so many works run at a time and so many (or any number) wait. @throws HuixiangError HX_OVERLOADED when more would wait */
export function createTurns({ atOnce, waiting = Infinity }: { atOnce: number; waiting?: number }) {
  const queue: (() => void)[] = [];
  let running = 0;
  return async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new HuixiangError('HX_OVERLOADED', { retryAfterSeconds: 5 });
      // Whoever ends hands its place over, so that `running` stays as it is.
      await new Promise<void>((begin) => queue.push(begin));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
