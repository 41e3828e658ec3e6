import { operations, type BodyOf, type ReplyOf } from '@huixiang/contract';
import { reactive, toRef } from 'vue';

import { api } from '../../platform/api.ts';
import { useOnce } from '../loading/use-once.ts';
import { session } from '../session/session.ts';

type Settings = ReplyOf<typeof operations.getDiscoverySettings>;

/** What the member decided about discovery, shared by the pages that show it. A guest has decided nothing. */
export const discovery = reactive<{ settings: Settings; busy: boolean }>({
  settings: { shown: true, offered: true },
  busy: false,
});
const { once } = useOnce(toRef(discovery, 'busy'));

/** Learn it from the server. Failing is harmless: the server shows nothing to whom it is off for. */
export async function learnDiscovery(): Promise<void> {
  if (session.status !== 'member') {
    discovery.settings = { shown: true, offered: true };
    return;
  }
  try {
    discovery.settings = await api.call(operations.getDiscoverySettings);
  } catch {
    // Asked again with the next visit.
  }
}

/** Decide; what is shown follows the server's answer. @returns whether it was accepted */
export function decideDiscovery(change: BodyOf<typeof operations.setDiscovery>): Promise<boolean> {
  return once(async () => {
    discovery.settings = await api.call(operations.setDiscovery, { body: change });
  });
}
