import { operations } from '@huixiang/contract';
import type { Client } from '@huixiang/client';
import { reactive } from 'vue';

/** A small next step: say why a comment reached you, or show your own to somebody. */
export type Step = 'say-why' | 'pass-on';

interface Place {
  readonly spaceId: number;
  readonly commentId: number;
}

/** One question in view at a time, and a page asks the server at most this often. */
const ASK_EVERY_MS = 60_000;

/**
 * The next step, if the server thinks that there is one. It stands beside what the member is doing and waits for
 * nobody: failing to ask, or to tell the answer, is silence.
 */
export function useNextStep(ports: { readonly api: Pick<Client, 'call'>; readonly now: () => number }) {
  const state = reactive<{ offer: (Place & { step: Step }) | undefined }>({ offer: undefined });
  let askedAt = Number.NEGATIVE_INFINITY;

  async function ask(step: Step, { spaceId, commentId }: Place): Promise<void> {
    if (state.offer !== undefined || ports.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = ports.now();
    try {
      const params = { spaceId, commentId };
      const { offered } = await ports.api.call(operations.askNextStep, { params, body: { step } });
      if (offered) state.offer = { spaceId, commentId, step };
    } catch {
      // Nobody waits for a question.
    }
  }

  /** Gone at once, whatever becomes of telling the server. */
  async function answer(outcome: 'taken' | 'dismissed' | 'never'): Promise<void> {
    const { offer } = state;
    if (offer === undefined) return;
    state.offer = undefined;
    const { spaceId, commentId, step } = offer;
    const params = { spaceId, commentId };
    await ports.api
      .call(operations.answerNextStep, { params, body: { step, outcome } })
      .catch(() => undefined);
  }
  return { state, ask, answer };
}
