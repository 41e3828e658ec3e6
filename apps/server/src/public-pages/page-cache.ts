import { createHash } from 'node:crypto';
import type { Bus, BusMessage } from '../live/bus.ts';

export interface CachedPage {
  readonly body: Buffer;
  readonly etag: string;
}

/** Pages for readers who are not signed in, made once for all of them. */
export interface PageCache {
  /**
   * The page under this key, or the one that `make` gives; simultaneous askers share one making.
   * @param spaceId the page is forgotten when who may be read in this space changes
   * @param postId the page is forgotten when a comment of this post changes, or the post goes
   */
  get(
    key: string,
    of: { readonly spaceId?: number; readonly postId?: number },
    make: () => Promise<string | undefined>,
  ): Promise<CachedPage | undefined>;
}

/** Counts and titles may be this old. */
const FRESH_MS = 60_000;
const FORGETTING: ReadonlySet<BusMessage['kind']> = new Set(['comment', 'changed', 'post', 'authority']);
/** Some 30 kB each. */
const PAGES_MAX = 1_000;

interface Entry {
  readonly at: number;
  readonly spaceId: number | undefined;
  readonly postId: number | undefined;
  readonly page: Promise<CachedPage | undefined>;
}

export function createPageCache({ bus, now }: { bus: Bus; now: () => number }): PageCache {
  /** Longest kept first. */
  const entries = new Map<string, Entry>();
  bus.subscribe(
    (message) => {
      if (!FORGETTING.has(message.kind) || !('spaceId' in message)) return;
      const changedPost = 'postId' in message ? message.postId : undefined;
      for (const [key, { spaceId, postId }] of entries) {
        if (spaceId !== message.spaceId) continue;
        if (changedPost === undefined || postId === undefined || postId === changedPost) entries.delete(key);
      }
    },
    () => entries.clear(),
  );
  return {
    get(key, { spaceId, postId }, make) {
      const known = entries.get(key);
      if (known !== undefined && now() - known.at < FRESH_MS) return known.page;
      const page = make().then((text) => (text === undefined ? undefined : ready(text)));
      const entry = { at: now(), spaceId, postId, page };
      entries.delete(key);
      entries.set(key, entry);
      const forget = (): void => {
        if (entries.get(key) === entry) entries.delete(key);
      };
      page.then((made) => made === undefined && forget(), forget);
      const [oldest] = entries.keys();
      if (entries.size > PAGES_MAX && oldest !== undefined) entries.delete(oldest);
      return page;
    },
  };
}

function ready(text: string): CachedPage {
  const body = Buffer.from(text);
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` };
}
