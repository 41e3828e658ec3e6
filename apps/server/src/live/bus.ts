import type { Counts } from '@huixiang/contract';
import { type Pool, statement } from '@huixiang/postgres';

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
  /** Counts move thousands of times a second; only the last value of each comment in an interval is told. */
  countsMoved(moved: CountsMoved & { readonly spaceId: number }): void;
  subscribe(listener: (message: BusMessage) => void): () => void;
  close(): Promise<void>;
}

export const CHANNEL = 'huixiang';
/** How long messages are gathered. Below what the eye takes as delay, far above the time of a flush. */
const GATHER_MS = 50;
/** PostgreSQL refuses notifications of 8,000 bytes or more; our messages are ASCII, so characters are bytes. */
const PAYLOAD_MAX = 7_800;
/** A moved count takes about 110 characters. */
const COUNTS_PER_MESSAGE = 50;

const notify = statement('bus-notify', 'SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload');

interface BusOptions {
  readonly pool: Pool;
  /** Start hearing payloads of the channel; the result stops it. */
  readonly listen: (deliver: (payload: string) => void) => Promise<() => Promise<void>>;
  readonly log: (message: string, error?: unknown) => void;
}

/**
 * The bus over PostgreSQL's LISTEN/NOTIFY: one statement per interval however much happened. A message that is lost
 * with its process is made good when clients resync.
 */
export async function createBus({ pool, listen, log }: BusOptions): Promise<Bus> {
  const listeners = new Set<(message: BusMessage) => void>();
  const moved = new Map<number, Map<number, CountsMoved>>();
  let messages: BusMessage[] = [];
  let timer: NodeJS.Timeout | undefined;

  const send = (): void => {
    timer = undefined;
    const payloads = packPayloads([...messages, ...countMessages(moved)]);
    messages = [];
    moved.clear();
    notify(pool, [CHANNEL, payloads]).catch((error: unknown) => log('Live messages were not sent', error));
  };
  const sendSoon = (): void => {
    timer ??= setTimeout(send, GATHER_MS);
  };
  const stopListening = await listen((payload) => {
    for (const message of JSON.parse(payload) as BusMessage[]) {
      for (const listener of listeners) listener(message);
    }
  });
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
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
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

/** JSON arrays of messages, each below the size that PostgreSQL takes. */
function packPayloads(messages: readonly BusMessage[]): string[] {
  const payloads: string[] = [];
  let texts: string[] = [];
  let length = 2;
  for (const message of messages) {
    const text = JSON.stringify(message);
    if (length + text.length + 1 > PAYLOAD_MAX) {
      payloads.push(`[${texts.join()}]`);
      texts = [];
      length = 2;
    }
    texts.push(text);
    length += text.length + 1;
  }
  if (texts.length > 0) payloads.push(`[${texts.join()}]`);
  return payloads;
}
