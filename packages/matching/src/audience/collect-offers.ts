import { BLOCK_SLOTS_MAX } from './block.ts';
import type { Offer } from './pick-varied.ts';
import type { PostingList } from './posting-list.ts';
import { PERSONALISED, REGION_RATES, regionOf, RIGHTS } from './record.ts';
import { mayBeAsked, scoreOf } from './score.ts';
import type { Search } from './search.ts';
import { startOf } from './slots.ts';
import type { Source } from './sources.ts';

/** Each source offers this many times the places there are, so that there is something to vary. */
export const OFFERS_PER_PLACE = 2;
/** Share of the visits kept for people whom neither tag nor region brings up. */
const EVERYBODY = 1 / 8;

/** The best of each source and of everybody, those who are not personalised left out; bounded by the visits allowed. */
export function collectOffers(search: Search, sources: readonly Source[]): Offer[] {
  const { options, parts, scratch, question } = search;
  const offers: Offer[] = [];
  let left = Math.ceil(options.visits * (1 - EVERYBODY));
  let weightLeft = sources.reduce((sum, { weight }) => sum + weight, 0);
  const gather = (source: number, visit: () => number): void => {
    scratch.best.clear(question.count * OFFERS_PER_PLACE);
    left -= visit();
    offers.push(...bestOf(search, source));
  };
  for (const [number, { list, weight }] of sources.entries()) {
    const share = Math.max(0, (left * weight) / weightLeft);
    gather(number, () => visitList(search, list, share));
    weightLeft -= weight;
  }
  const everybody = Math.max(0, left) + options.visits * EVERYBODY;
  gather(sources.length, () => visitRows(search, Math.min(everybody, parts.slots.size)));
  return offers;
}

/** Look at whole blocks of a list from a random one on, until there were enough or all. Returns how many were seen. */
function visitList(search: Search, list: PostingList, visits: number): number {
  const { batch } = search.scratch;
  const { blockCount } = list;
  const first = Math.floor(search.question.random() * blockCount);
  let seen = 0;
  let filled = 0;
  for (let i = 0; i < blockCount && seen + filled < visits; i += 1) {
    filled += list.read((first + i) % blockCount, batch, filled);
    if (filled + BLOCK_SLOTS_MAX <= batch.length) continue;
    judge(search, filled);
    seen += filled;
    filled = 0;
  }
  judge(search, filled);
  return seen + filled;
}

/** Look at members in the order of their rows, from a random one on. */
function visitRows(search: Search, visits: number): number {
  const { batch } = search.scratch;
  const { size } = search.parts.slots;
  let slot = Math.floor(search.question.random() * size);
  for (let left = Math.floor(visits); left > 0; left -= batch.length) {
    const filled = Math.min(left, batch.length);
    for (let i = 0; i < filled; i += 1) {
      batch[i] = slot;
      slot = slot + 1 === size ? 0 : slot + 1;
    }
    judge(search, filled);
  }
  return visits;
}

/**
 * The inner loop: the batch holds the slots to look at. Most of its time is waiting for memory, so the first pass does
 * nothing but touch each record, which the processor can do for many at once. The caller's predicate is asked last and
 * about few.
 */
function judge(
  { parts, question, options, scratch, criteria, authorSlot, seed }: Search,
  count: number,
): void {
  const { slots } = parts;
  const { batch, best, rights } = scratch;
  for (let i = 0; i < count; i += 1) {
    const slot = batch[i] as number;
    rights[i] = slots.pageOf(slot)[startOf(slot) + RIGHTS] as number;
  }
  for (let i = 0; i < count; i += 1) {
    if (((rights[i] as number) & PERSONALISED) === 0) continue;
    const slot = batch[i] as number;
    const words = slots.pageOf(slot);
    const base = startOf(slot);
    if (slot === authorSlot || !mayBeAsked(words, base, criteria)) continue;
    const key = scoreOf(words, base, criteria) * (1 - options.jitter * noise(slot, seed));
    if (key > best.threshold && !question.excludes(slots.idOf(slot))) best.add(slot, key);
  }
}

function bestOf({ parts, scratch }: Search, source: number): Offer[] {
  const { slots, keys, count } = scratch.best;
  return Array.from(slots.subarray(0, count), (slot, i) => {
    const rates = parts.slots.pageOf(slot)[startOf(slot) + REGION_RATES] as number;
    return { slot, key: keys[i] as number, region: regionOf(rates), source };
  });
}

/** The same for a slot all through one search: 0 to 1. */
function noise(slot: number, seed: number): number {
  let hash = Math.imul(slot ^ seed, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77);
  return ((hash ^ (hash >>> 13)) >>> 8) / 0x1000000;
}
