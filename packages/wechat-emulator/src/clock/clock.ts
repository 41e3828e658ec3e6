/** The emulator's time. It follows the given base time until somebody sets, advances or freezes it. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Seconds since 1970, as WeChat writes times. */
  seconds(): number;
  /** Moves on by `ms` (0 or more), runs what falls due on the way in order, and waits for it. */
  advance(ms: number): Promise<void>;
  /** Jumps to a time; forwards it runs what falls due, backwards nothing. */
  set(at: number): Promise<void>;
  /** Holds the time where it is, or lets it run again. */
  freeze(frozen: boolean): void;
  readonly frozen: boolean;
  /** Runs `task` in `delayMs` of this clock; 0 means at once, without waiting for it. */
  schedule(delayMs: number, task: () => Promise<void>): void;
  /** Starts what has fallen due by itself, because the base time went on. */
  runDue(): void;
  /** Resolves when nothing that was started is still running. */
  settle(): Promise<void>;
}

interface Task {
  readonly due: number;
  readonly run: () => Promise<void>;
}

/** Makes a clock over `base` (milliseconds since 1970). Equal calls give equal times. */
export function createClock(base: () => number): Clock {
  let offset = 0;
  let heldAt: number | undefined;
  const waiting: Task[] = [];
  const running = new Set<Promise<void>>();

  const now = (): number => heldAt ?? base() + offset;
  const jump = (at: number): void => {
    if (heldAt === undefined) offset = at - base();
    else heldAt = at;
  };
  const start = (task: Task): Promise<void> => {
    const promise = task.run().finally(() => running.delete(promise));
    running.add(promise);
    return promise;
  };
  const takeDue = (until: number): Task | undefined => {
    const first = waiting[0];
    return first && first.due <= until ? waiting.shift() : undefined;
  };
  const settle = async (): Promise<void> => {
    while (running.size > 0) await Promise.all(running);
  };
  const walkTo = async (target: number): Promise<void> => {
    for (let task = takeDue(target); task; task = takeDue(target)) {
      if (task.due > now()) jump(task.due);
      await start(task);
      await settle();
    }
    if (target > now()) jump(target);
  };

  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    advance: async (ms) => {
      await settle();
      await walkTo(now() + ms);
    },
    set: async (at) => {
      await settle();
      if (at < now()) jump(at);
      else await walkTo(at);
    },
    freeze: (frozen) => {
      if (frozen) heldAt = now();
      else if (heldAt !== undefined) {
        offset = heldAt - base();
        heldAt = undefined;
      }
    },
    get frozen() {
      return heldAt !== undefined;
    },
    schedule: (delayMs, run) => {
      const task: Task = { due: now() + delayMs, run };
      if (delayMs <= 0) void start(task);
      // Behind those that are due at the same time, so that equal times keep their order.
      else waiting.splice(waiting.findLastIndex(({ due }) => due <= task.due) + 1, 0, task);
    },
    runDue: () => {
      for (let task = takeDue(now()); task; task = takeDue(now())) void start(task);
    },
    settle,
  };
}
