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

const DAY_MS = 24 * 3_600_000;
/** Who put the question away, or left it unanswered three times, is not asked again for this long. */
const REST_MS = 7 * DAY_MS;
const UNANSWERED_MAX = 3;
/** One question is on the screen for so long, whatever is drawn anew meanwhile; the next comes a day later at the earliest. */
const STAY_MS = 15 * 60_000;
const PLACE = 'subscribe.rest';
const ASKED = 'subscribe.asked';

/** When it was asked last, and how often in a row without an answer. */
interface Asked {
  readonly at: number;
  readonly times: number;
}

/**
 * The question whether one message may be sent in WeChat when somebody answers. It comes after an act of the member's own,
 * if no message is allowed yet, once a day at most; nothing depends on the answer.
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
    state.offered = known.templateId !== null && known.left === 0 && mayAsk();
  }

  /** Whether it is time to ask, which is noted as having asked. */
  function mayAsk(): boolean {
    const at = now();
    const rest = store.read<number>(PLACE) ?? Number.NEGATIVE_INFINITY;
    if (at - rest < REST_MS) return false;
    const asked = store.read<Asked>(ASKED) ?? { at: Number.NEGATIVE_INFINITY, times: 0 };
    if (at - asked.at < STAY_MS) return true;
    if (at - asked.at < (asked.times < UNANSWERED_MAX ? DAY_MS : REST_MS)) return false;
    store.write(ASKED, { at, times: asked.times < UNANSWERED_MAX ? asked.times + 1 : 1 } satisfies Asked);
    return true;
  }

  /** Who says yes here and in WeChat's window agrees to be told outside the app; the digest comes by that. */
  async function accept(): Promise<SubscribeAnswer> {
    if (state.templateId === null) return 'failed';
    const answer = await ask(state.templateId);
    if (answer === 'refused') rest();
    if (answer !== 'accepted') return answer;
    state.offered = false;
    state.left += 1;
    store.write(ASKED, { at: now() - STAY_MS, times: 0 } satisfies Asked);
    const body = { purpose: 'messages', granted: true, version: consentVersions.messages } as const;
    await api.call(operations.setConsent, { body });
    return answer;
  }

  function rest(): void {
    state.offered = false;
    store.write(PLACE, now());
    store.write(ASKED, { at: now() - STAY_MS, times: 0 } satisfies Asked);
  }
  return { state, load, accept, rest };
}
