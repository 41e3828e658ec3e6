import { Best } from './best.ts';
import { BLOCK_SLOTS_MAX } from './block.ts';
import { Clock } from './clock.ts';
import { drawAtRandom } from './draw-at-random.ts';
import { Estimates } from './estimates.ts';
import { lookClosely, OFFERS_PER_PLACE } from './look-closely.ts';
import { pickVaried, type Offer } from './pick-varied.ts';
import { PERSONALISED, RIGHTS, TAG_NUMBER_MAX, TAGS_MAX } from './record.ts';
import { regionNumber } from './region.ts';
import { mayBeAsked, scoreOf } from './score.ts';
import type { AudienceParts, Scratch, Search } from './search.ts';
import { startOf } from './slots.ts';
import { partByLength, sourcesOf, type Source } from './sources.ts';
import { STRETCH, survey, SURVEY_MAX } from './survey.ts';
import type { AudienceCandidate, AudienceOptions, Question } from './types.ts';

/** Most listeners that one question may ask for. */
const COUNT_MAX = 100;
/** Most members that one search looks at closely, whatever the options say. */
const LOOKS_MAX = 16_384;
/** Share of the looks kept for members of short lists. */
const SHORT = 1 / 2;

/** One for all indexes, because a search ends before the next begins; as it was between any two searches. */
const scratch: Scratch = {
  clock: new Clock(),
  wanted: new Float32Array(TAG_NUMBER_MAX + 1),
  cursors: [],
  fits: new Uint8ClampedArray(STRETCH),
  listed: new Uint32Array(STRETCH + 1),
  estimates: new Estimates(SURVEY_MAX),
  chosen: new Uint32Array(LOOKS_MAX + BLOCK_SLOTS_MAX),
  best: new Best(COUNT_MAX * OFFERS_PER_PLACE),
  touched: 0,
};
let searching = false;

/** See `Audience.candidates`. */
export function findCandidates(
  parts: AudienceParts,
  question: Question,
  options: AudienceOptions,
): AudienceCandidate[] {
  const { count, random, language } = question;
  if (!Number.isInteger(count) || count < 1 || count > COUNT_MAX) throw new RangeError('Count out of range');
  if (searching) throw new Error('A search may not start another');
  if (parts.slots.size === 0) return [];
  const { clock, wanted } = scratch;
  clock.set(question.now);
  const criteria = { clock, wanted, region: regionNumber(question.region), language };
  const seed = Math.floor(random() * 0x100000000);
  const numbers = writeWanted(parts, question, wanted);
  searching = true;
  try {
    const sources = sourcesOf(parts, numbers, criteria);
    return fillPlaces({ parts, question, options, scratch, criteria, seed }, sources);
  } finally {
    for (const number of numbers) wanted[number] = 0;
    searching = false;
  }
}

/** Note what the comment is about; tags that nobody has find nobody. */
function writeWanted({ tags }: AudienceParts, question: Question, wanted: Float32Array): number[] {
  const strongest = [...question.tags].sort(([, a], [, b]) => b - a).slice(0, TAGS_MAX);
  const numbers: number[] = [];
  for (const [name, weight] of strongest) {
    const number = tags.numberOf(name);
    if (number === undefined || weight <= 0 || wanted[number] !== 0) continue;
    wanted[number] = Math.min(1, weight);
    numbers.push(number);
  }
  return numbers;
}

/** Who is not personalised gets a share of the places like everybody's; of the others most are found by fit. */
function fillPlaces(search: Search, sources: readonly Source[]): AudienceCandidate[] {
  const { slots, plain } = search.parts;
  const { count, random } = search.question;
  const taken = new Set<number>();
  const asOften = drawPlain(search, roundByChance((count * plain.length) / slots.size, random), taken);
  const open = roundByChance((count - asOften.length) * search.options.explore, random);
  const explored = drawOpen(search, open, taken);
  const places = count - taken.size;
  const offers = offersFrom(search, sources).filter(({ slot }) => !taken.has(slot));
  const fit = pickVaried(offers, places, search.options.variety);
  for (const slot of fit) taken.add(slot);
  // Of a large pool not everybody was looked at, and those who were may read other languages, say.
  const others = drawOpen(search, places - fit.length, taken);
  const more = drawPlain(search, places - fit.length - others.length, taken);
  return [
    ...fit.map((slot) => {
      const score = scoreOf(slots.pageOf(slot), startOf(slot), slots.glanceAt(slot), search.criteria);
      return { memberId: slots.idOf(slot), lane: 'fit' as const, score };
    }),
    ...[...asOften, ...explored, ...others, ...more].map((slot) => {
      return { memberId: slots.idOf(slot), lane: 'random' as const, score: null };
    }),
  ];
}

/** All members of short lists, and of the pool those who seem best at a glance, are looked at closely. */
function offersFrom(search: Search, sources: readonly Source[]): Offer[] {
  const { chosen } = search.scratch;
  const looks = Math.min(LOOKS_MAX, search.options.looks);
  const { short, long } = partByLength(sources, Math.floor(looks * SHORT));
  let count = 0;
  for (const { list } of short) {
    for (let at = 0; at < list.blockCount; at += 1) count += list.read(at, chosen, count);
  }
  count += survey(search, long, Math.max(1, looks - count), chosen, count);
  return lookClosely(search, chosen.subarray(0, count));
}

/** Whole, and on average the value. */
function roundByChance(value: number, random: () => number): number {
  return Math.floor(value + random());
}

function drawPlain(search: Search, wanted: number, taken: Set<number>): number[] {
  const { plain } = search.parts;
  return drawAtRandom({
    wanted,
    places: plain.blockCount * BLOCK_SLOTS_MAX,
    slotAt: (place) => plain.slotAt(place),
    accepts: (slot) => take(search, slot, false, taken),
    random: search.question.random,
  });
}

function drawOpen(search: Search, wanted: number, taken: Set<number>): number[] {
  return drawAtRandom({
    wanted,
    places: search.parts.slots.size,
    slotAt: (place) => place,
    accepts: (slot) => take(search, slot, true, taken),
    random: search.question.random,
  });
}

/** Take somebody of one side of the personalisation switch, if they may be asked and are not taken yet. */
function take(
  { parts, question, criteria }: Search,
  slot: number,
  personalised: boolean,
  taken: Set<number>,
): boolean {
  const { slots } = parts;
  if (slot === -1 || taken.has(slot)) return false;
  const words = slots.pageOf(slot);
  const base = startOf(slot);
  if ((((words[base + RIGHTS] as number) & PERSONALISED) !== 0) !== personalised) return false;
  if (!mayBeAsked(words, base, slots.glanceAt(slot), criteria)) return false;
  const memberId = slots.idOf(slot);
  if (memberId === question.authorId || question.excludes(memberId)) return false;
  taken.add(slot);
  return true;
}
