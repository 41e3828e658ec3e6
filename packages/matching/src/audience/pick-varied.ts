/** Somebody who may be picked. */
export interface Offer {
  readonly slot: number;
  /** Score after chance has taken its part. */
  readonly key: number;
  /** 0 when unknown. */
  readonly region: number;
  /** Number of the tag that they have most in common with the comment, 0 when none. */
  readonly tag: number;
}

/**
 * Pick the best, one after the other; everybody picked takes a share off the keys of those of the same region and of the
 * same tag, so that the listeners of a comment are not all of one kind while there are others nearly as good.
 * @param variety what is left of a key for each one picked before, 0 to 1; 1 is by key alone
 * @returns slots, best first
 */
export function pickVaried(offers: readonly Offer[], count: number, variety: number): number[] {
  const left = offers.map((offer) => ({ ...offer }));
  const picked: number[] = [];
  while (picked.length < count) {
    const best = takeBest(left);
    if (best === undefined) break;
    picked.push(best.slot);
    for (const other of left) {
      if (best.region !== 0 && other.region === best.region) other.key *= variety;
      if (best.tag !== 0 && other.tag === best.tag) other.key *= variety;
    }
  }
  return picked;
}

function takeBest<T extends { readonly key: number }>(left: T[]): T | undefined {
  let best = 0;
  for (let i = 1; i < left.length; i += 1) {
    if ((left[i]?.key ?? 0) > (left[best]?.key ?? 0)) best = i;
  }
  const taken = left[best];
  const last = left.pop();
  if (last !== undefined && last !== taken) left[best] = last;
  return taken;
}
