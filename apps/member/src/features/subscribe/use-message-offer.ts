import type { Client } from '@huixiang/client';
import { consentVersions, operations } from '@huixiang/contract';
import { reactive } from 'vue';

import type { KeyValueStore } from '../../platform/storage.ts';

/** What the member answered in WeChat's own window; `failed`: it did not open. */
export type SubscribeAnswer = 'accepted' | 'refused' | 'failed';

interface Ports {
  readonly api: Pick<Client, 'call'>;
  readonly store: KeyValueStore;
  readonly now: () => number;
  /** Opens WeChat's window. It opens only out of a tap, so nothing may be waited for before. */
  readonly ask: (templateId: string) => Promise<SubscribeAnswer>;
}

/** Who put the question away is not asked again for this long. */
const REST_MS = 7 * 24 * 3_600_000;
const PLACE = 'subscribe.rest';

/**
 * The question whether one message may be sent in WeChat when somebody answers. It comes after an act of the member's own,
 * if no message is allowed yet; nothing depends on the answer.
 */
export function useMessageOffer({ api, store, now, ask }: Ports) {
  const state = reactive<{ templateId: string | null; left: number; offered: boolean }>({
    templateId: null,
    left: 0,
    offered: false,
  });

  async function load(): Promise<void> {
    // Nobody waits for this question: failing to ask is silence.
    const known = await api.call(operations.getSubscription).catch(() => undefined);
    if (known === undefined) return;
    Object.assign(state, known);
    const rest = store.read<number>(PLACE) ?? Number.NEGATIVE_INFINITY;
    state.offered = known.templateId !== null && known.left === 0 && now() - rest >= REST_MS;
  }

  /** Who says yes here and in WeChat's window agrees to be told outside the app; the digest comes by that. */
  async function accept(): Promise<SubscribeAnswer> {
    if (state.templateId === null) return 'failed';
    const answer = await ask(state.templateId);
    if (answer === 'refused') rest();
    if (answer !== 'accepted') return answer;
    state.offered = false;
    state.left += 1;
    const body = { purpose: 'messages', granted: true, version: consentVersions.messages } as const;
    await api.call(operations.setConsent, { body });
    return answer;
  }

  function rest(): void {
    state.offered = false;
    store.write(PLACE, now());
  }
  return { state, load, accept, rest };
}
