import type { Counts } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import { statement } from '@huixiang/postgres';

/** What processes tell each other. Never the truth itself, only where to look again. */
export type BusMessage =
  | { readonly kind: 'counts'; readonly spaceId: number; readonly items: readonly CountsMoved[] }
  | {
      readonly kind: 'comment';
      readonly spaceId: number;
      readonly postId: number;
      readonly commentId: number;
    }
  | {
      readonly kind: 'changed';
      readonly spaceId: number;
      readonly postId: number;
      readonly commentId: number;
    }
  | { readonly kind: 'authority'; readonly spaceId: number }
  | { readonly kind: 'member'; readonly memberId: number }
  | { readonly kind: 'session-ended'; readonly sessionId: number; readonly expiresAt: number };

export interface CountsMoved {
  readonly postId: number;
  readonly commentId: number;
  readonly echoes: Counts;
}

export interface Bus {
  /** Tell every process, this one included. */
  publish(message: BusMessage): void;
  /** Counts move thousands of times a second; they are gathered and told in intervals, last value per comment. */
  countsMoved(moved: CountsMoved & { readonly spaceId: number }): void;
  subscribe(listener: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}

export const CHANNEL = 'huixiang';
/** How long counts are gathered. Below what the eye takes as delay, far above the time of a flush. */
const GATHER_MS = 100;
/** PostgreSQL refuses notifications of 8,000 bytes or more; a moved count takes less than 110. */
const COUNTS_PER_MESSAGE = 60;

const notify = statement('bus-notify', 'SELECT pg_notify($1, $2)');

/** The bus over PostgreSQL's LISTEN/NOTIFY. A message lost with its process is made good when clients resync. */
export function createBus(options: {
  pool: Pool;
  listen: (deliver: (payload: string) => void) => Promise<() => Promise<void>>;
  log: (message: string, error?: unknown) => void;
}): Promise<Bus> {
  const { pool, log } = options;
  const listeners = new Set<(message: BusMessage) => void>();
  const gathered = new Map<number, Map<number, CountsMoved>>();
  let timer: NodeJS.Timeout | undefined;

  const publish = (message: BusMessage): void => {
    notify(pool, [CHANNEL, JSON.stringify(message)]).catch((error: unknown) =>
      log('A live message was not sent', error),
    );
  };
  const sendGathered = (): void => {
    timer = undefined;
    for (const [spaceId, moved] of gathered) {
      const items = [...moved.values()];
      for (let from = 0; from < items.length; from += COUNTS_PER_MESSAGE) {
        publish({ kind: 'counts', spaceId, items: items.slice(from, from + COUNTS_PER_MESSAGE) });
      }
    }
    gathered.clear();
  };

  const deliver = (payload: string): void => {
    const message = JSON.parse(payload) as BusMessage;
    for (const listener of listeners) listener(message);
  };
  return options.listen(deliver).then((stopListening) => ({
    publish,
    countsMoved({ spaceId, ...moved }) {
      let space = gathered.get(spaceId);
      if (space === undefined) gathered.set(spaceId, (space = new Map()));
      space.set(moved.commentId, moved);
      timer ??= setTimeout(sendGathered, GATHER_MS);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      clearTimeout(timer);
      await stopListening();
    },
  }));
}
