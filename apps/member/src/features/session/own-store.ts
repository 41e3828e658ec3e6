import { deviceStore, type KeyValueStore } from '../../platform/storage.ts';
import { session } from './session.ts';

/** What a device keeps for one member: whoever signs in on it next finds their own. Guests share 0. */
export function storeOf(memberId: () => number | undefined, store = deviceStore): KeyValueStore {
  const own = (key: string): string => `${key}.${memberId() ?? 0}`;
  return {
    read: (key) => store.read(own(key)),
    write: (key, value) => store.write(own(key), value),
    remove: (key) => store.remove(own(key)),
  };
}

/** What this device keeps for whoever is signed in. */
export const ownStore = storeOf(() => session.member?.id);
