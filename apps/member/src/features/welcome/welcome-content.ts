import { operations, type Space } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { interleave } from './interleave.ts';
import type { PlacedGaugeCard } from './use-gauge.ts';

/** Spaces whose comments are shown: enough for a mixture, few enough for a weak network. */
const SPACES = 3;
const SUGGESTIONS = 14;
/** About ten: more is work, fewer says little. */
const CARDS = 10;

async function someSpaces(): Promise<Space[]> {
  return (await api.call(operations.listSpaces)).items.slice(0, SPACES);
}

/** Words that the spaces talk about, to be taken as interests by one tap. */
export async function loadSuggestions(): Promise<string[]> {
  const spaces = await someSpaces();
  const lists = await Promise.all(
    spaces.map(async ({ id }) => {
      const { items } = await api.call(operations.listTags, { params: { spaceId: id } });
      return items.map(({ tag }) => tag);
    }),
  );
  return interleave(lists, SUGGESTIONS, (tag) => tag.toLowerCase());
}

/**
 * Comments to react to, from several spaces in turn. `again`: other ones than those of before; else those of before
 * without the ones that have a reaction already.
 */
export async function loadGaugeCards(again: boolean): Promise<PlacedGaugeCard[]> {
  const spaces = await someSpaces();
  const operation = again ? operations.renewGauge : operations.getGauge;
  const lists = await Promise.all(
    spaces.map(async ({ id: spaceId, name: spaceName }) => {
      const { cards } = await api.call(operation, { params: { spaceId } });
      return cards
        .filter(({ reaction }) => again || reaction === null)
        .map((card): PlacedGaugeCard => ({ ...card, spaceId, spaceName }));
    }),
  );
  return interleave(lists, CARDS, ({ commentId }) => commentId);
}
