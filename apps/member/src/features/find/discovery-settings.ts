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
/** Counts what was asked and decided; an answer that was read before the last of them is old news. */
let turns = 0;

/** Learn it from the server. Failing is harmless: the server shows nothing to whom it is off for. */
export async function learnDiscovery(): Promise<void> {
  const mine = (turns += 1);
  if (session.status !== 'member') {
    discovery.settings = { shown: true, offered: true };
    return;
  }
  try {
    const settings = await api.call(operations.getDiscoverySettings);
    if (mine === turns) discovery.settings = settings;
  } catch {
    // Asked again with the next visit.
  }
}

/** Decide; what is shown follows the server's answer. @returns whether it was accepted */
export function decideDiscovery(change: BodyOf<typeof operations.setDiscovery>): Promise<boolean> {
  return once(async () => {
    discovery.settings = await api.call(operations.setDiscovery, { body: change });
    turns += 1;
  });
}
