import type { Card } from '@huixiang/contract';
import { computed } from 'vue';

import { newKey } from '../../platform/new-key.ts';
import { t } from '../language/language.ts';
import { nameOf } from '../me/name-of.ts';
import { draftPlace } from '../acts/drafts.ts';
import { ownStore } from '../session/own-store.ts';
import { useComposer } from '../thread/use-composer.ts';
import type { useDeck } from './use-deck.ts';

/** Replying to a card: the composer stays open, with every word in it, until the answer has arrived. */
export function useDeckReply({ card, state, answer }: ReturnType<typeof useDeck>) {
  /** Why the card that was written to has left the deck. */
  let gone = '';
  const composer = useComposer<Card>({
    place: ({ postId, commentId }) => draftPlace({ postId, parentId: commentId }),
    initial: () => '',
    async deliver({ commentId }, text) {
      const inView = (): boolean => card.value?.commentId === commentId;
      // Whoever stands in view by now is not the one the words were written for.
      if (inView()) {
        const failure = await answer({ answer: 'reply', text });
        if (state.phase === 'revealed') return;
        gone = inView() ? '' : (failure?.text ?? '');
      }
      throw new Error('the answer did not arrive');
    },
    // The deck has said why, once; that a card is gone for good stands beside the words.
    onFailed: () => gone,
    store: ownStore,
    newKey,
  });
  const title = computed(() => {
    const { target } = composer.state;
    return target === undefined ? '' : t('composer.replyTitle', { name: nameOf(target.author) });
  });
  return {
    ...composer,
    title,
    write(): void {
      if (card.value !== undefined) composer.write(card.value);
    },
  };
}
