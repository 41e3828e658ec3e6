import type { Later } from '../timers.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to move, for tests. */
export interface ManualClock {
  now(): number;
  readonly later: Later;
  /** Moves on and runs what falls due, in order; promises settle in between. */
  advance(milliseconds: number): Promise<void>;
  /** Waits that are set at the moment, in milliseconds from now, shortest first. */
  waits(): number[];
}

// Node has it; the client itself, whose types apply here, must not use it.
declare function setImmediate(run: () => void): unknown;

/** Lets every promise that can settle do so, however long their chain: Node turns to this only when none is left. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

export function manualClock(startMs = 1_000_000): ManualClock {
  let now = startMs;
  const timers = new Set<Timer>();
  const next = (untilMs: number): Timer | undefined =>
    [...timers].filter(({ at }) => at <= untilMs).sort((a, b) => a.at - b.at)[0];
  return {
    now: () => now,
    later: (run, milliseconds) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(milliseconds) {
      const until = now + milliseconds;
      await settle();
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer);
        now = Math.max(now, timer.at);
        timer.run();
        await settle();
      }
      now = until;
    },
    waits: () => [...timers].map(({ at }) => at - now).sort((a, b) => a - b),
  };
}
