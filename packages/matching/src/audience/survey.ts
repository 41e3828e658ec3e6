import { BYTE } from './bits.ts';
import { Cursor } from './cursor.ts';
import { ESTIMATE_MIN, gradeOf } from './estimates.ts';
import { acceptOf } from './glance.ts';
import { FIT } from './score.ts';
import type { Scratch, Search } from './search.ts';
import { PAGE_ROWS } from './slots.ts';
import type { Source } from './sources.ts';

/** Slots surveyed together: few enough for their sums to stay near the processor, and a whole number to a page. */
export const STRETCH = 16_384;
/** Stretches in which everybody is passed, because who has nothing in common may answer all the more readily. */
const STRANGERS = 4;
/** Most members of one survey, whatever the options say. */
export const SURVEY_MAX = 20 * STRETCH;
const ANYBODY = Math.round(BYTE * FIT.anybody);

/**
 * Pass the members of the lists, in a part of the pool from a random place on when they are very many, and a few of
 * everybody; write out who seems best by glance, common tags and region: what is near at hand, without reading a
 * record. Whose hour it is not is left out, but not everybody written out may be asked, and somebody may come twice.
 * @returns how many there are, at most `wanted`
 */
export function survey(
  search: Search,
  sources: readonly Source[],
  wanted: number,
  into: Uint32Array,
  to: number,
): number {
  const { parts, scratch, options, question, seed } = search;
  const { estimates } = scratch;
  const all = Math.ceil(parts.slots.size / STRETCH);
  const first = Math.floor(question.random() * all);
  const strangers = Math.min(all, STRANGERS);
  estimates.clear();
  for (let i = 0; i < strangers; i += 1) passEverybody(search, ((first + i) % all) * STRETCH);
  const entries = sources.reduce((sum, { list }) => sum + list.length, 0);
  const share = Math.min(1, options.glances / Math.max(1, entries));
  const stretches = sources.length === 0 ? 0 : Math.max(1, Math.round(all * share));
  for (let i = 0; i < stretches && estimates.room >= STRETCH; i += 1) {
    const stretch = (first + i) % all;
    if (i === 0 || stretch === 0) seek(scratch, sources, stretch * STRETCH);
    passListed(search, sources, stretch * STRETCH);
  }
  // Another chance than that which decides later, or the last ones would come with worse luck.
  return estimates.writeHighest(wanted, ~seed, into, to);
}

function seek({ cursors }: Scratch, sources: readonly Source[], slot: number): void {
  for (const [place, { list }] of sources.entries()) {
    const cursor = cursors[place] ?? new Cursor();
    cursors[place] = cursor;
    cursor.seek(list, slot);
  }
}

/** Estimate the members of the lists in a stretch, at the beginning of which the cursors are. */
function passListed({ parts, scratch, criteria }: Search, sources: readonly Source[], from: number): void {
  const { cursors, fits, listed, estimates } = scratch;
  let count = 0;
  for (const [place, { worth }] of sources.entries()) {
    const cursor = cursors[place];
    if (cursor === undefined) continue;
    const steps = Math.max(1, Math.round(BYTE * worth));
    do count = addUp(scratch, cursor, from, steps, count);
    while (cursor.next === cursor.length && cursor.more());
  }
  const { slots, values, grades, count: before } = estimates;
  const { hour, nextHour } = criteria.clock;
  const glances = parts.slots.glancePage(Math.floor(from / PAGE_ROWS));
  const start = from % PAGE_ROWS;
  for (let i = 0; i < count; i += 1) {
    const place = listed[i] as number;
    const glance = glances[start + place] as number;
    const value = estimateOf(glance, fits[place] as number, hour, nextHour);
    fits[place] = 0;
    slots[before + i] = from + place;
    values[before + i] = value;
    grades[gradeOf(value)] = (grades[gradeOf(value)] as number) + 1;
  }
  estimates.count = before + count;
}

/**
 * Add what a list is worth to the fit of those of its members who are unpacked and in a stretch, and note who is met for
 * the first time: without a branch, which the processor would guess wrong for every other member.
 * @param noted how many were noted before
 * @returns how many are noted now
 */
function addUp(
  { fits, listed }: Scratch,
  cursor: Cursor,
  from: number,
  worth: number,
  noted: number,
): number {
  const { batch, length } = cursor;
  let count = noted;
  let next = cursor.next;
  for (; next < length; next += 1) {
    const place = (batch[next] as number) - from;
    if (place >= STRETCH) break;
    const fit = fits[place] as number;
    const isNew = (fit - 1) >>> 31;
    listed[count] = place;
    count += isNew;
    fits[place] = fit + worth + Math.imul(isNew, ANYBODY);
  }
  cursor.next = next;
  return count;
}

/** Estimate all members of a stretch as if they had nothing in common with the comment. */
function passEverybody({ parts, scratch, criteria }: Search, from: number): void {
  const { slots, values, grades, count: before } = scratch.estimates;
  const { hour, nextHour } = criteria.clock;
  const glances = parts.slots.glancePage(Math.floor(from / PAGE_ROWS));
  const start = from % PAGE_ROWS;
  const count = Math.min(STRETCH, parts.slots.size - from);
  for (let i = 0; i < count; i += 1) {
    const value = estimateOf(glances[start + i] as number, ANYBODY, hour, nextHour);
    slots[before + i] = from + i;
    values[before + i] = value;
    grades[gradeOf(value)] = (grades[gradeOf(value)] as number) + 1;
  }
  scratch.estimates.count = before + count;
}

/** Fit x accept rate, and a little for being awake; 0, again without a branch, for those who are not. */
function estimateOf(glance: number, fit: number, hour: number, nextHour: number): number {
  const awake = ((glance >>> hour) | (glance >>> nextHour)) & 1;
  return Math.imul(awake, ESTIMATE_MIN + Math.imul(fit, 1 + acceptOf(glance)));
}
