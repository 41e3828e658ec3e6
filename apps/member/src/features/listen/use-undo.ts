import { isCallError } from '@huixiang/client';
import { limits, operations, type Card } from '@huixiang/contract';

import type { api as Api } from '../../platform/api.ts';

/** What of a deck an answer that is taken back changes. */
interface Answered {
  cards: Card[];
  index: number;
  phase: string;
  revealed: unknown;
  heard: number;
  undoable: number | undefined;
}

/** Offered a little shorter than the server allows: the call takes its time. */
const UNDO_MS = limits.undoMs - 1_500;

/** The way back from an answer. The next answer, or some seconds, end the offer. */
export function useUndo(
  state: Answered,
  { api, onTakenBack }: { readonly api: typeof Api; readonly onTakenBack: () => void },
) {
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** For the card at this place of the deck; `undefined`: for none. */
  function offer(place: number | undefined): void {
    clearTimeout(timer);
    state.undoable = place;
    if (place !== undefined) timer = setTimeout(() => (state.undoable = undefined), UNDO_MS);
  }

  /** The card whose answer is taken back comes into view again, and what followed it waits. */
  async function takeBack(): Promise<void> {
    const place = state.undoable;
    const answered = place === undefined ? undefined : state.cards[place];
    if (place === undefined || answered === undefined) return;
    const { spaceId, commentId } = answered;
    offer(undefined);
    try {
      await api.call(operations.takeBackAnswer, { params: { spaceId, commentId } });
    } catch (error) {
      // It got lost on the way: the way back is still there, and may be taken again.
      if (isCallError(error) && error.kind === 'link') offer(place);
      throw error;
    }
    Object.assign(state, { index: place, phase: 'card', revealed: undefined, heard: state.heard - 1 });
    onTakenBack();
  }

  return { offer, takeBack };
}
