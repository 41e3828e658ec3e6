import { BYTE, byteOf, clamp } from './bits.ts';
import { regionCode, regionNumber } from './region.ts';
import type { AudienceMember } from './types.ts';

/**
 * What is read of a member at a second look, seven 32-bit words side by side: 0–3 eight tags of 16 bits (number 12,
 * weight 4) · 4 minute of the last question · 5 region 14, fatigue 8, languages 8 · 6 budget 8, asked that week 8, UTC
 * offset 11, personalised 1, on 1.
 */
export const WORDS = 7;
export const TAG_WORDS = 4;
export const TAGS_MAX = 2 * TAG_WORDS;
export const LAST_ASKED = 4;
export const TRAITS = 5;
export const RIGHTS = 6;

/** Tag numbers are 1 to this; 0 marks an empty place. */
export const TAG_NUMBER_MAX = 0xfff;
/** Weights are whole sevenths; stored with 8 added. */
export const WEIGHT_STEPS = 7;
export const WEIGHT_ZERO = 8;
const ENTRY_BITS = 16;
const WEIGHT_BITS = 4;

export const OFFSET_MIN = -720;
export const OFFSETS = 840 - OFFSET_MIN + 1;
export const ON = 1 << 28;
export const PERSONALISED = 1 << 27;
export const MINUTE_MS = 60_000;
const REGION_BITS = 14;
const REGION = (1 << REGION_BITS) - 1;
const LANGUAGES_SHIFT = REGION_BITS + 8;
const OFFSET_SHIFT = 16;
const OFFSET = 0x7ff;

/** A tag of a member: number and weight in sevenths. */
export type TagEntry = readonly [number: number, sevenths: number];

/** Write everything but the tags. Values out of range are brought into it. */
export function writeRecord(words: Uint32Array, base: number, member: AudienceMember): void {
  const minute = member.lastAskedAt === null ? 0 : Math.floor(member.lastAskedAt / MINUTE_MS);
  const region = member.personalised ? regionNumber(member.region) : 0;
  words[base + LAST_ASKED] = clamp(minute, 0, 0xffffffff);
  words[base + TRAITS] =
    region | (byteOf(member.fatigue) << REGION_BITS) | ((member.languages & BYTE) << LANGUAGES_SHIFT);
  words[base + RIGHTS] =
    clamp(Math.floor(member.weeklyBudget), 0, BYTE) |
    (clamp(Math.ceil(member.askedThatWeek), 0, BYTE) << 8) |
    ((offsetWithin(member.utcOffsetMinutes) - OFFSET_MIN) << OFFSET_SHIFT) |
    (member.personalised ? PERSONALISED : 0) |
    (member.on ? ON : 0);
}

/** Whole minutes from -720 to 840. */
export function offsetWithin(utcOffsetMinutes: number): number {
  return clamp(Math.round(utcOffsetMinutes), OFFSET_MIN, OFFSET_MIN + OFFSETS - 1);
}

export function writeTags(words: Uint32Array, base: number, tags: readonly TagEntry[]): void {
  for (let word = 0; word < TAG_WORDS; word += 1) {
    const low = packTag(tags[2 * word]);
    words[base + word] = low | (packTag(tags[2 * word + 1]) << ENTRY_BITS);
  }
}

function packTag(entry: TagEntry | undefined): number {
  return entry === undefined ? 0 : (entry[0] << WEIGHT_BITS) | (entry[1] + WEIGHT_ZERO);
}

export function readTags(words: Uint32Array, base: number): TagEntry[] {
  const entries: TagEntry[] = [];
  for (let place = 0; place < TAGS_MAX; place += 1) {
    const word = words[base + (place >> 1)] as number;
    const entry = place % 2 === 0 ? word & 0xffff : word >>> ENTRY_BITS;
    if (entry !== 0) entries.push([entry >> WEIGHT_BITS, (entry & 15) - WEIGHT_ZERO]);
  }
  return entries;
}

/** As `regionNumber` gives it. */
export function regionOf(traits: number): number {
  return traits & REGION;
}

/** 0 to 255. */
export function fatigueOf(traits: number): number {
  return (traits >>> REGION_BITS) & BYTE;
}

/** @param share 0 to 1 */
export function withFatigue(traits: number, share: number): number {
  return (traits & ~(BYTE << REGION_BITS)) | (byteOf(share) << REGION_BITS);
}

export function languagesOf(traits: number): number {
  return (traits >>> LANGUAGES_SHIFT) & BYTE;
}

export function budgetOf(rights: number): number {
  return rights & BYTE;
}

export function askedOf(rights: number): number {
  return (rights >>> 8) & BYTE;
}

export function withAsked(rights: number, asked: number): number {
  return (rights & ~(BYTE << 8)) | (clamp(asked, 0, BYTE) << 8);
}

/** UTC offset as an index into the tables of a clock, 0 to `OFFSETS` - 1. */
export function offsetIndexOf(rights: number): number {
  return (rights >>> OFFSET_SHIFT) & OFFSET;
}

/** In minutes. */
export function offsetOf(rights: number): number {
  return offsetIndexOf(rights) + OFFSET_MIN;
}

type Recorded = Omit<AudienceMember, 'id' | 'tags' | 'activeHours' | 'quietFrom' | 'quietTo' | 'acceptRate'>;

/** What a record says, tags aside: as told, but rounded. */
export function readRecord(words: Uint32Array, base: number): Recorded {
  const traits = words[base + TRAITS] as number;
  const rights = words[base + RIGHTS] as number;
  const minute = words[base + LAST_ASKED] as number;
  return {
    on: (rights & ON) !== 0,
    personalised: (rights & PERSONALISED) !== 0,
    region: regionCode(regionOf(traits)),
    languages: languagesOf(traits),
    utcOffsetMinutes: offsetOf(rights),
    fatigue: fatigueOf(traits) / BYTE,
    lastAskedAt: minute === 0 ? null : minute * MINUTE_MS,
    askedThatWeek: askedOf(rights),
    weeklyBudget: budgetOf(rights),
  };
}
