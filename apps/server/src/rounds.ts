import type { Context } from './context.ts';

/** Something that happens without being asked for, until it is closed. */
export interface Job {
  /** Begin nothing more, and wait for what is under way. */
  close(): Promise<void>;
}

interface Rounds {
  readonly everyMs: number;
  /** Also now. */
  readonly atOnce?: boolean;
  readonly round: () => Promise<unknown>;
  /** Said in the log when a round fails; the next one is tried all the same. */
  readonly failure: string;
  /** Asks the round under way to end early. */
  readonly stop?: () => void;
}

/** One round after the other from now on, never two at a time: one whose turn comes while another runs is left out. */
export function startRounds(
  { log }: Pick<Context, 'log'>,
  { everyMs, atOnce = false, round, failure, stop }: Rounds,
): Job {
  let running: Promise<unknown> | undefined;
  const begin = (): void => {
    running ??= round()
      .catch((error: unknown) => log(failure, error))
      .finally(() => (running = undefined));
  };
  if (atOnce) begin();
  const timer = setInterval(begin, everyMs);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      stop?.();
      await running;
    },
  };
}
