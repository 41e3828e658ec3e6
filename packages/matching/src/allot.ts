/**
 * Share the cards of one visit among places that need hearing, as by drawing with each place's need as its chance, but
 * evenly: a place with a third of the need gets a third of the cards, rounded by chance. Cards come in blocks, so that a
 * deck is not scattered over as many places as it has cards.
 * @param needs of the places, 0 or more; a place that needs nothing gets nothing
 * @param size cards, 0 or more
 * @param block cards of a block, 1 or more
 * @returns cards for each place, together `size` unless nothing is needed
 */
export function allot(needs: readonly number[], size: number, block: number, random: () => number): number[] {
  const cards = needs.map(() => 0);
  const total = needs.reduce((sum, need) => sum + need, 0);
  if (total <= 0) return cards;
  const blocks = Math.ceil(size / block);
  const step = total / blocks;
  const start = random() * step;
  const last = needs.findLastIndex((need) => need > 0);
  let passed = 0;
  let drawn = 0;
  for (const [place, need] of needs.entries()) {
    passed += need;
    // Sums of fractions drift: the last place takes what they would leave over.
    while (drawn < blocks && (start + drawn * step < passed || place === last)) {
      cards[place] = (cards[place] ?? 0) + Math.min(block, size - drawn * block);
      drawn += 1;
    }
  }
  return cards;
}
