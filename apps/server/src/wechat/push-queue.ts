import { type Pool, transaction } from '@huixiang/postgres';
import {
  type PushEvent,
  type PushFields,
  type PushInbox,
  readPushBody,
  readPushEvent,
} from '@huixiang/wechat';
import type { Sealing } from './sealing.ts';
import {
  delayPush,
  type DuePush,
  endPush,
  findByNonce,
  forgetPushes,
  keepPush,
  takeDue,
} from './push-queue.store.ts';

/** What is to be done about a push of an account (its appid). Must bear being done again after a crash. */
export type PushHandler = (event: PushEvent, appId: string) => Promise<void>;

/** Verified pushes, kept in the store before WeChat is answered and worked on afterwards. */
export interface PushQueue {
  inbox(appId: string): PushInbox;
  /** Every handler hears every push. */
  handle(handler: PushHandler): void;
  /** Work on all that is due. */
  work(): Promise<void>;
  /** Resolves when what was begun is done. */
  idle(): Promise<void>;
}

/** WeChat repeats a push within seconds; a week is far beyond, and beyond the window of its signature. */
const KEPT_MS = 7 * 24 * 3_600_000;
const TRIES_MAX = 12;
const DELAY_MS = 15_000;
const DELAY_MAX_MS = 3_600_000;

export function createPushQueue(options: {
  pool: Pool;
  sealing: Sealing;
  now: () => number;
  log: (message: string, error?: unknown) => void;
}): PushQueue {
  const { pool, sealing, now, log } = options;
  const handlers: PushHandler[] = [];
  let work = Promise.resolve();

  /** One push in one transaction, so that no other process works on it. @returns whether there was one */
  const workOnOne = (): Promise<boolean> =>
    transaction(pool, async (client) => {
      const [push] = await takeDue(client, [now()]);
      if (push === undefined) return false;
      const fields = readPushBody(sealing.open(push.sealed));
      try {
        if (fields !== undefined) await tell(handlers, fields, push.account);
        await endPush(client, [push.push_mark]);
      } catch (error) {
        log('A push of WeChat was not worked on', error);
        if (push.tries + 1 >= TRIES_MAX) await endPush(client, [push.push_mark]);
        else await delayPush(client, [push.push_mark, now() + delayOf(push)]);
      }
      return true;
    });

  const workAll = async (): Promise<void> => {
    while (await workOnOne());
    await forgetPushes(pool, [now() - KEPT_MS]);
  };
  const begin = (): Promise<void> => {
    work = work.then(workAll).catch((error: unknown) => log('The pushes of WeChat were not read', error));
    return work;
  };
  return {
    inbox: (appId) => ({
      async put(push) {
        const mark = sealing.mark('push', `${appId}.${push.key}`);
        const nonce = `${appId}:${push.nonce}`;
        const content = sealing.seal(JSON.stringify(push.fields));
        const kept = await keepPush(pool, [mark, nonce, appId, content, now()]);
        if (kept.length > 0) {
          void begin();
          return 'new';
        }
        const [same] = await findByNonce(pool, [nonce]);
        return same === undefined || same.push_mark === mark ? 'known' : 'replayed';
      },
    }),
    handle: (handler) => void handlers.push(handler),
    work: begin,
    idle: () => work,
  };
}

async function tell(handlers: readonly PushHandler[], fields: PushFields, appId: string): Promise<void> {
  const event = readPushEvent(fields);
  for (const handler of handlers) await handler(event, appId);
}

/** Waits double from a quarter of a minute up to an hour. */
function delayOf({ tries }: DuePush): number {
  return Math.min(DELAY_MAX_MS, DELAY_MS * 2 ** tries);
}
