import type { Counts } from '@huixiang/contract';
import { type Pool, statement, withRetry } from '@huixiang/postgres';

/** What processes tell each other. Never the truth itself, only where to look again. */
export type BusMessage =
  | { readonly kind: 'counts'; readonly spaceId: number; readonly items: readonly CountsMoved[] }
  | {
      readonly kind: 'comment';
      readonly spaceId: number;
      readonly postId: number;
      readonly commentId: number;
      /** What it stands under; null for a root. */
      readonly rootId: number | null;
    }
  | {
      readonly kind: 'changed';
      readonly spaceId: number;
      readonly postId: number;
      readonly commentId: number;
    }
  /** A post with its thread is gone, or there again. */
  | { readonly kind: 'post'; readonly spaceId: number; readonly postId: number }
  | {
      /** One listener more has heard a comment. */
      readonly kind: 'heard';
      readonly spaceId: number;
      readonly commentId: number;
      readonly heard: number;
    }
  | { readonly kind: 'authority' | 'moderation' | 'openers'; readonly spaceId: number }
  | { readonly kind: 'taste'; readonly spaceId: number; readonly memberId: number }
  | { readonly kind: 'member' | 'blocks'; readonly memberId: number }
  | { readonly kind: 'member-ended'; readonly mark: string }
  | { readonly kind: 'session-ended'; readonly sessionId: number; readonly expiresAt: number };

export interface CountsMoved {
  readonly postId: number;
  readonly commentId: number;
  readonly echoes: Counts;
}

export interface Bus {
  /** Tell every process, this one included. */
  publish(message: BusMessage): void;
  /** Counts move thousands of times a second; only the last value of each comment in an interval is told. */
  countsMoved(moved: CountsMoved & { readonly spaceId: number }): void;
  /**
   * @param missed called when messages of others may have been lost, because the way to the store broke here or there: what is
   *   remembered by them is to be read anew
   * @returns a function that ends it
   */
  subscribe(listener: (message: BusMessage) => void, missed: () => void): () => void;
  close(): Promise<void>;
}

export const CHANNEL = 'huixiang';
/** How long messages are gathered. Below what the eye takes as delay, far above the time of a flush. */
const GATHER_MS = 50;
/** PostgreSQL refuses notifications of 8,000 bytes or more; our messages are ASCII, so characters are bytes. */
const PAYLOAD_MAX = 7_800;
/** In the place of messages: there were some that could not be sent. */
const MISSED = '"missed"';
/** A moved count takes about 110 characters. */
const COUNTS_PER_MESSAGE = 50;

const notify = statement('bus-notify', 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload');

interface BusOptions {
  readonly pool: Pool;
  /** Tells this process's own messages from those of others. */
  readonly origin: number;
  /** Start hearing payloads of the channel, and whenever it could not be heard for a while; the result stops it. */
  readonly listen: (deliver: (payload: string) => void, missed: () => void) => Promise<() => Promise<void>>;
  readonly log: (message: string, error?: unknown) => void;
}

/** As often as it takes: the store may be away for long, and others must learn that they were not told. */
const TELLING_MAX = 10_000;

interface Subscriber {
  readonly hear: (message: BusMessage) => void;
  readonly missed: () => void;
}

/**
 * The bus over PostgreSQL's LISTEN/NOTIFY: one statement per interval however much happened. A message that is lost
 * with its process is made good when clients resync; where the way broke, processes are told that they missed something.
 */
export async function createBus({ pool, origin, listen, log }: BusOptions): Promise<Bus> {
  const subscribers = new Set<Subscriber>();
  const own = `[${origin},`;
  const moved = new Map<number, Map<number, CountsMoved>>();
  let messages: BusMessage[] = [];
  let timer: NodeJS.Timeout | undefined;

  const deliver = (batch: readonly BusMessage[]): void => {
    for (const message of batch) for (const { hear } of subscribers) hear(message);
  };
  const missed = (): void => {
    for (const subscriber of subscribers) subscriber.missed();
  };
  let confessing: Promise<void> | undefined;
  /** What could not be told is not told late, but that it was not. */
  const confess = (): void => {
    confessing ??= withRetry(() => notify(pool, [CHANNEL, [`${own}${MISSED}]`]]), { attempts: TELLING_MAX })
      .catch((error: unknown) => log('Others were not told that they missed something', error))
      .then(() => (confessing = undefined));
  };
  const send = (): void => {
    timer = undefined;
    const batch = [...messages, ...countMessages(moved)];
    messages = [];
    moved.clear();
    // Our own listeners need no way through the store, and hear it even while that is away.
    deliver(batch);
    notify(pool, [CHANNEL, packPayloads(origin, batch)]).catch((error: unknown) => {
      log('Live messages were not sent', error);
      confess();
    });
  };
  const sendSoon = (): void => {
    timer ??= setTimeout(send, GATHER_MS);
  };
  const stopListening = await listen((payload) => {
    if (payload.startsWith(own)) return;
    if (payload.endsWith(`,${MISSED}]`)) missed();
    else deliver((JSON.parse(payload) as [number, ...BusMessage[]]).slice(1) as BusMessage[]);
  }, missed);
  return {
    publish(message) {
      messages.push(message);
      sendSoon();
    },
    countsMoved({ spaceId, ...count }) {
      let space = moved.get(spaceId);
      if (space === undefined) moved.set(spaceId, (space = new Map()));
      space.set(count.commentId, count);
      sendSoon();
    },
    subscribe(hear, onMissed) {
      const subscriber = { hear, missed: onMissed };
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    async close() {
      clearTimeout(timer);
      await stopListening();
    },
  };
}

function countMessages(moved: ReadonlyMap<number, ReadonlyMap<number, CountsMoved>>): BusMessage[] {
  const messages: BusMessage[] = [];
  for (const [spaceId, counts] of moved) {
    const items = [...counts.values()];
    for (let from = 0; from < items.length; from += COUNTS_PER_MESSAGE) {
      messages.push({ kind: 'counts', spaceId, items: items.slice(from, from + COUNTS_PER_MESSAGE) });
    }
  }
  return messages;
}

/** JSON arrays of the origin and messages, each below the size that PostgreSQL takes. */
function packPayloads(origin: number, messages: readonly BusMessage[]): string[] {
  const head = `[${origin}`;
  const payloads: string[] = [];
  let payload = head;
  for (const message of messages) {
    const text = JSON.stringify(message);
    if (payload.length + text.length + 2 > PAYLOAD_MAX) {
      payloads.push(`${payload}]`);
      payload = head;
    }
    payload += `,${text}`;
  }
  if (payload !== head) payloads.push(`${payload}]`);
  return payloads;
}
