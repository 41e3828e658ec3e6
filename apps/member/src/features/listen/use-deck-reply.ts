import type { Card } from '@huixiang/contract';
import { computed } from 'vue';

import { newKey } from '../../platform/new-key.ts';
import { t } from '../language/language.ts';
import { nameOf } from '../me/name-of.ts';
import { draftPlace } from '../acts/drafts.ts';
import { ownStore } from '../session/own-store.ts';
import { useComposer } from '../thread/use-composer.ts';
import type { useDeck } from './use-deck.ts';

/** Replying to the card in view: the composer stays open, with every word in it, until the answer has arrived. */
export function useDeckReply({ card, state, answer }: ReturnType<typeof useDeck>) {
  const composer = useComposer<Card>({
    place: ({ postId, commentId }) => draftPlace({ postId, parentId: commentId }),
    initial: () => '',
    async deliver(_card, text) {
      await answer({ answer: 'reply', text });
      // The deck has said why; the composer only has to know that the words are still unsent.
      if (state.phase !== 'revealed') throw new Error('the answer did not arrive');
    },
    onFailed: () => '',
    store: ownStore,
    newKey,
  });
  const title = computed(() =>
    card.value === undefined ? '' : t('composer.replyTitle', { name: nameOf(card.value.author) }),
  );
  return {
    ...composer,
    title,
    write(): void {
      if (card.value !== undefined) composer.write(card.value);
    },
  };
}
