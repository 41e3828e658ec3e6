/** A small key-value store that survives a restart. Values are JSON. A full or forbidden store loses the value, not the act. */
export interface KeyValueStore {
  read<T>(key: string): T | undefined;
  write(key: string, value: unknown): void;
  remove(key: string): void;
}

/** A store that can say what is in it. */
export interface DeviceStore extends KeyValueStore {
  keys(): string[];
}

const PREFIX = 'huixiang.';

/** The device's own store, on every platform. */
export const deviceStore: DeviceStore = {
  read<T>(key: string): T | undefined {
    try {
      const text: unknown = uni.getStorageSync(PREFIX + key);
      return typeof text === 'string' && text !== '' ? (JSON.parse(text) as T) : undefined;
    } catch {
      return undefined;
    }
  },
  write(key, value) {
    try {
      uni.setStorageSync(PREFIX + key, JSON.stringify(value));
    } catch {
      // Private browsing and a full phone both end here; the app works on without memory.
    }
  },
  remove(key) {
    try {
      uni.removeStorageSync(PREFIX + key);
    } catch {
      // As above.
    }
  },
  keys() {
    try {
      const { keys } = uni.getStorageInfoSync();
      return keys.filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length));
    } catch {
      return [];
    }
  },
};

/** A store in memory, for tests. */
export function memoryStore(initial: Record<string, unknown> = {}): DeviceStore {
  const values = new Map<string, string>(Object.entries(initial).map(([k, v]) => [k, JSON.stringify(v)]));
  return {
    read<T>(key: string) {
      const text = values.get(key);
      return text === undefined ? undefined : (JSON.parse(text) as T);
    },
    write: (key, value) => void values.set(key, JSON.stringify(value)),
    remove: (key) => void values.delete(key),
    keys: () => [...values.keys()],
  };
}
