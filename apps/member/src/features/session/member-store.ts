import { deviceStore, type DeviceStore, type KeyValueStore } from '../../platform/storage.ts';

/** Who was erased while the app runs. Their number is never given again. */
const forgotten = new Set<number>();

/** What a device keeps for one member: whoever signs in on it next finds their own. Guests share 0. */
export function storeOf(memberId: () => number | undefined, store = deviceStore): KeyValueStore {
  const own = (key: string): string => `${key}.${memberId() ?? 0}`;
  return {
    read: (key) => store.read(own(key)),
    write(key, value) {
      // An act that is still on its way may yet come back for somebody who is gone.
      if (!forgotten.has(memberId() ?? 0)) store.write(own(key), value);
    },
    remove: (key) => store.remove(own(key)),
  };
}

/** Removes all that the device keeps for a member, for good. What it keeps for others stays. */
export function forgetMember(memberId: number, store: DeviceStore = deviceStore): void {
  forgotten.add(memberId);
  for (const key of store.keys()) if (key.endsWith(`.${memberId}`)) store.remove(key);
}
