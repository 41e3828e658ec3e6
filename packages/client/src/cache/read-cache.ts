export interface ReadCacheOptions {
  /** Milliseconds since the Unix epoch. */
  readonly now: () => number;
  /** Entries kept; the least recently used ones go first. 200 when absent. */
  readonly entriesMax?: number;
}

/** Replies kept for a while, so that going back shows at once what was there and asks the server only when it is old. */
export interface ReadCache {
  /**
   * The kept value when younger than `staleMs`, else what `load` brings. Callers at the same time share one load.
   * A failed load is not kept and rejects for everyone who waited for it.
   */
  read<T>(key: string, load: () => Promise<T>, staleMs: number): Promise<T>;
  /** The kept value of any age, to draw while `read` is on its way. The caller names the type it stored. */
  peek<T>(key: string): T | undefined;
  /** Puts a value known from elsewhere, such as the reply to an edit. */
  put(key: string, value: unknown): void;
  /** Makes everything whose key starts with the prefix stale, loads under way included; `peek` still shows it. */
  invalidate(prefix: string): void;
  /** Forgets everything, as after signing out. */
  clear(): void;
}

interface Entry {
  readonly value: unknown;
  /** When it was loaded; -Infinity once invalidated. */
  readonly at: number;
}

export function createReadCache({ now, entriesMax = 200 }: ReadCacheOptions): ReadCache {
  const entries = new Map<string, Entry>();
  const loads = new Map<string, Promise<unknown>>();

  const keep = (key: string, entry: Entry): void => {
    // Deleting first moves the key to the end, which is what makes the order one of use.
    entries.delete(key);
    entries.set(key, entry);
    for (const oldest of entries.keys()) {
      if (entries.size <= entriesMax) break;
      entries.delete(oldest);
    }
  };
  const start = (key: string, load: () => Promise<unknown>): Promise<unknown> => {
    const loading = load().then(
      (value) => {
        // A load that was invalidated under way has been forgotten, and what it saw may be old.
        if (loads.get(key) === loading) {
          loads.delete(key);
          keep(key, { value, at: now() });
        }
        return value;
      },
      (error: unknown) => {
        if (loads.get(key) === loading) loads.delete(key);
        throw error;
      },
    );
    loads.set(key, loading);
    return loading;
  };

  return {
    async read<T>(key: string, load: () => Promise<T>, staleMs: number): Promise<T> {
      const entry = entries.get(key);
      if (entry !== undefined && now() - entry.at < staleMs) {
        keep(key, entry);
        return entry.value as T;
      }
      return (await (loads.get(key) ?? start(key, load))) as T;
    },
    peek: <T>(key: string) => entries.get(key)?.value as T | undefined,
    put(key, value) {
      loads.delete(key);
      keep(key, { value, at: now() });
    },
    invalidate(prefix) {
      for (const [key, entry] of entries)
        if (key.startsWith(prefix)) entries.set(key, { ...entry, at: -Infinity });
      for (const key of loads.keys()) if (key.startsWith(prefix)) loads.delete(key);
    },
    clear() {
      entries.clear();
      loads.clear();
    },
  };
}
