import { noise } from './noise.ts';
import type { PostingList } from './posting-list.ts';
import { FIT } from './score.ts';
import type { Search } from './search.ts';
import { ESTIMATE_END } from './shortlist.ts';
import { PAGE_ROWS } from './slots.ts';
import type { Source } from './sources.ts';

/** Slots surveyed together: few enough for their sums to stay near the processor, and a whole number to a page. */
export const STRETCH = 16_384;
/** Cost of an entry of a list, beside that of passing a member. */
const ENTRY_COST = 2;
/** Fit is added up in thousandths; an estimate is fit x accept rate in the finest steps there is room for. */
const FIT_STEPS = 1_000;
const ESTIMATE_STEPS = Math.floor(ESTIMATE_END / (FIT_STEPS * 256)) - 1;

/**
 * Pass a stretch of the pool from a random one on, and shortlist who seems best by glance, common tags and region: what
 * is near at hand, without reading a record. Whose hour it is not is passed over, but not everybody shortlisted may be
 * asked.
 */
export function survey(search: Search, sources: readonly Source[]): void {
  const { parts, options, question } = search;
  const { size } = parts.slots;
  const entries = sources.reduce((sum, { list }) => sum + list.length, 0);
  const stretches = Math.ceil(size / STRETCH);
  const wanted = Math.round(options.glances / (1 + (ENTRY_COST * entries) / size) / STRETCH);
  const first = Math.floor(question.random() * stretches);
  for (let i = 0; i < Math.max(1, Math.min(stretches, wanted)); i += 1) {
    surveyStretch(search, sources, ((first + i) % stretches) * STRETCH);
  }
}

function surveyStretch(search: Search, sources: readonly Source[], from: number): void {
  const { parts, scratch } = search;
  const count = Math.min(STRETCH, parts.slots.size - from);
  scratch.fits.fill(FIT_STEPS * FIT.anybody, 0, count);
  for (const { list, worth } of sources) addUp(search, list, from, Math.round(FIT_STEPS * worth));
  shortlistStretch(search, from, count);
}

/** Add what a list is worth to the fit of its members in a stretch. */
function addUp({ scratch: { fits, batch } }: Search, list: PostingList, from: number, worth: number): void {
  for (let at = list.indexFor(from); at < list.blockCount; at += 1) {
    const count = list.read(at, batch, 0);
    for (let i = 0; i < count; i += 1) {
      const place = (batch[i] as number) - from;
      if (place >= 0 && place < STRETCH) fits[place] = (fits[place] as number) + worth;
    }
    if ((batch[count - 1] as number) >= from + STRETCH) break;
  }
}

function shortlistStretch(
  { parts, options, scratch, criteria, seed }: Search,
  from: number,
  count: number,
): void {
  const { fits, shortlist } = scratch;
  const { anyHour } = criteria.clock;
  const { jitter } = options;
  const glances = parts.slots.glancePage(Math.floor(from / PAGE_ROWS));
  const start = from % PAGE_ROWS;
  for (let i = 0; i < count; i += 1) {
    const glance = glances[start + i] as number;
    if ((glance & anyHour) === 0) continue;
    const fit = fits[i] as number;
    const estimate = ESTIMATE_STEPS * (fit > FIT_STEPS ? FIT_STEPS : fit) * (1 + (glance >>> 24));
    if (estimate <= shortlist.threshold) continue;
    shortlist.add(from + i, Math.floor(estimate * (1 - jitter * noise(from + i, seed))));
  }
}
