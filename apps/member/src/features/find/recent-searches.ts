import type { KeyValueStore } from '../../platform/storage.ts';

const KEY = 'recent-searches';
const KEPT = 8;

/** What was looked for on this device, the latest first. It never leaves the device. */
export function recentSearches(store: KeyValueStore) {
  const all = (): string[] => store.read<string[]>(KEY) ?? [];
  return {
    all,
    add(text: string): void {
      store.write(KEY, [text, ...all().filter((one) => one !== text)].slice(0, KEPT));
    },
    forget: () => store.remove(KEY),
  };
}
