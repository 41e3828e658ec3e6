import { noise } from './noise.ts';
import type { Offer } from './pick-varied.ts';
import { PERSONALISED, readTags, regionOf, RIGHTS, TRAITS } from './record.ts';
import { mayBeAsked, scoreOf } from './score.ts';
import type { Search } from './search.ts';
import { startOf } from './slots.ts';

/** This many times the places there are to fill are offered, so that there is something to vary. */
export const OFFERS_PER_PLACE = 8;

/** The best of the slots by their records, those who are not personalised left out. Sorts the slots. */
export function lookClosely(search: Search, slots: Uint32Array): Offer[] {
  const { best } = search.scratch;
  best.clear(search.question.count * OFFERS_PER_PLACE);
  slots.sort();
  fetchRecords(search, slots);
  judge(search, slots);
  return Array.from(best.slots.subarray(0, best.count), (slot, i) => {
    return offerOf(search, slot, best.keys[i] as number);
  });
}

/**
 * Judging one record after the other, most time would be spent waiting for memory. This does nothing but touch each
 * one, which the processor can do for many at once.
 */
function fetchRecords({ parts, scratch }: Search, slots: Uint32Array): void {
  let touched = 0;
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] as number;
    touched ^= parts.slots.pageOf(slot)[startOf(slot) + RIGHTS] as number;
  }
  scratch.touched = touched;
}

/** The caller's predicate is asked last and about few. */
function judge({ parts, question, options, scratch, criteria, seed }: Search, slots: Uint32Array): void {
  const { best } = scratch;
  for (let i = 0; i < slots.length; i += 1) {
    const slot = slots[i] as number;
    if (i > 0 && slots[i - 1] === slot) continue;
    const words = parts.slots.pageOf(slot);
    const base = startOf(slot);
    if (((words[base + RIGHTS] as number) & PERSONALISED) === 0) continue;
    const glance = parts.slots.glanceAt(slot);
    if (!mayBeAsked(words, base, glance, criteria)) continue;
    const key = scoreOf(words, base, glance, criteria) * (1 - options.jitter * noise(slot, seed));
    if (key <= best.threshold) continue;
    const memberId = parts.slots.idOf(slot);
    if (memberId !== question.authorId && !question.excludes(memberId)) best.add(slot, key);
  }
}

function offerOf({ parts, criteria }: Search, slot: number, key: number): Offer {
  const words = parts.slots.pageOf(slot);
  const base = startOf(slot);
  let tag = 0;
  let strongest = 0;
  for (const [number, sevenths] of readTags(words, base)) {
    const common = sevenths * (criteria.wanted[number] as number);
    if (common <= strongest) continue;
    strongest = common;
    tag = number;
  }
  return { slot, key, region: regionOf(words[base + TRAITS] as number), tag };
}
