/** Somebody that a source offers. */
export interface Offer {
  readonly slot: number;
  /** Score after chance has taken its part. */
  readonly key: number;
  /** 0 when unknown. */
  readonly region: number;
  /** Which source, so usually which tag, brought them up. */
  readonly source: number;
}

/**
 * Pick the best, one after the other; everybody picked takes a share off the keys of those of the same city and of the
 * same source, so that the listeners of a comment are not all of one kind while there are others nearly as good.
 * @param variety what is left of a key for each one picked before, 0 to 1; 1 is by key alone
 * @returns slots, each once, best first
 */
export function pickVaried(offers: readonly Offer[], count: number, variety: number): number[] {
  const worth = Float64Array.from(offers, ({ key }) => key);
  const picked: number[] = [];
  while (picked.length < count) {
    const at = indexOfMax(worth);
    const best = offers[at];
    if (best === undefined || worth[at] === -1) break;
    picked.push(best.slot);
    for (const [i, { slot, region, source }] of offers.entries()) {
      if (slot === best.slot) worth[i] = -1;
      if (worth[i] === -1) continue;
      if (region !== 0 && region === best.region) worth[i] = (worth[i] as number) * variety;
      if (source === best.source) worth[i] = (worth[i] as number) * variety;
    }
  }
  return picked;
}

function indexOfMax(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) {
    if ((values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}
