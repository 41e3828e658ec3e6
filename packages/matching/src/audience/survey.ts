import { BYTE } from './bits.ts';
import { acceptOf } from './glance.ts';
import { noise } from './noise.ts';
import type { PostingList } from './posting-list.ts';
import { FIT } from './score.ts';
import type { Search } from './search.ts';
import { PAGE_ROWS } from './slots.ts';
import type { Source } from './sources.ts';

/** Slots surveyed together: few enough for their sums to stay near the processor, and a whole number to a page. */
export const STRETCH = 16_384;
/** Most stretches of one survey, whatever the options say. */
export const STRETCHES_MAX = 32;
/** Cost of an entry of a list, beside that of passing a member. */
const ENTRY_COST = 2;
/** Estimates are counted in grades of so many bits. The lowest grade is kept for those who are not awake. */
const GRADE_BITS = 6;
const GRADE_STEP = 1 << GRADE_BITS;
export const GRADES = 2 ** 16 / GRADE_STEP;

/**
 * Pass a stretch of the pool from a random one on, and write out who seems best by glance, common tags and region: what
 * is near at hand, without reading a record. Whose hour it is not is passed over, but not everybody written out may be
 * asked. Of those who seem equal at the end chance decides.
 * @returns how many there are, at most `wanted`
 */
export function survey(
  search: Search,
  sources: readonly Source[],
  wanted: number,
  into: Uint32Array,
  to: number,
): number {
  const { grades } = search.scratch;
  const stretches = stretchesOf(search, sources);
  grades.fill(0);
  for (const [place, from] of stretches.entries()) {
    addUpFits(search, sources, from);
    estimate(search, from, place * STRETCH);
  }
  let lowest = GRADES - 1;
  let left = wanted;
  for (; lowest > 0 && (grades[lowest] as number) <= left; lowest -= 1) left -= grades[lowest] as number;
  const cut: Cut = { lowest, equals: grades[lowest] as number, left };
  let count = 0;
  for (const [place, from] of stretches.entries()) {
    count += writeOut(search, from, place * STRETCH, cut, into, to + count);
  }
  return count;
}

/** Where stretches begin: fewer when the comment is about common things, whose lists take time as well. */
function stretchesOf({ parts, options, question }: Search, sources: readonly Source[]): number[] {
  const { size } = parts.slots;
  const entries = sources.reduce((sum, { list }) => sum + list.length, 0);
  const all = Math.ceil(size / STRETCH);
  const wanted = Math.round(options.glances / (1 + (ENTRY_COST * entries) / size) / STRETCH);
  const first = Math.floor(question.random() * all);
  const count = Math.max(1, Math.min(all, wanted, STRETCHES_MAX));
  return Array.from({ length: count }, (_, i) => ((first + i) % all) * STRETCH);
}

function addUpFits({ scratch: { fits, batch } }: Search, sources: readonly Source[], from: number): void {
  fits.fill(BYTE * FIT.anybody);
  for (const { list, worth } of sources) addUp(fits, batch, list, from, Math.round(BYTE * worth));
}

/** Add what a list is worth to the fit of its members in a stretch. */
function addUp(
  fits: Uint8ClampedArray,
  batch: Uint32Array,
  list: PostingList,
  from: number,
  worth: number,
): void {
  for (let at = list.indexFor(from); at < list.blockCount; at += 1) {
    const count = list.read(at, batch, 0);
    for (let i = 0; i < count; i += 1) {
      const place = (batch[i] as number) - from;
      if (place >= 0 && place < STRETCH) fits[place] = (fits[place] as number) + worth;
    }
    if ((batch[count - 1] as number) >= from + STRETCH) break;
  }
}

/**
 * Fit x accept rate of a stretch, and how many there are of each grade. Who is not awake gets 0: a branch here would be
 * guessed wrong by the processor for every third member, and cost more than all the rest.
 */
function estimate({ parts, scratch, criteria }: Search, from: number, to: number): void {
  const { fits, estimates, grades } = scratch;
  const { hour, nextHour } = criteria.clock;
  const glances = parts.slots.glancePage(Math.floor(from / PAGE_ROWS));
  const start = from % PAGE_ROWS;
  const count = Math.min(STRETCH, parts.slots.size - from);
  for (let i = 0; i < count; i += 1) {
    const glance = glances[start + i] as number;
    const awake = ((glance >>> hour) | (glance >>> nextHour)) & 1;
    const value = Math.imul(awake, GRADE_STEP + Math.imul(fits[i] as number, 1 + acceptOf(glance)));
    estimates[to + i] = value;
    grades[value >>> GRADE_BITS] = (grades[value >>> GRADE_BITS] as number) + 1;
  }
}

/** The lowest grade of which somebody is written out, how many have it, and how many of these there is still room for. */
interface Cut {
  readonly lowest: number;
  equals: number;
  left: number;
}

function writeOut(
  { parts, scratch: { estimates }, seed }: Search,
  from: number,
  at: number,
  cut: Cut,
  into: Uint32Array,
  to: number,
): number {
  const { lowest } = cut;
  const count = Math.min(STRETCH, parts.slots.size - from);
  const least = Math.max(1, lowest) * GRADE_STEP;
  // Another chance than that which decides later, or the last ones would come with worse luck.
  const other = ~seed;
  let written = 0;
  for (let i = 0; i < count; i += 1) {
    const value = estimates[at + i] as number;
    if (value < least) continue;
    if (value >>> GRADE_BITS === lowest && !drawn(cut, noise(from + i, other))) continue;
    into[to + written] = from + i;
    written += 1;
  }
  return written;
}

/** Exactly as many of the equals as there is room for, all with the same chance. */
function drawn(cut: Cut, chance: number): boolean {
  const yes = chance * cut.equals < cut.left;
  cut.equals -= 1;
  if (yes) cut.left -= 1;
  return yes;
}
