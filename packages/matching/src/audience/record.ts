import type { AudienceMember } from './types.ts';

/**
 * A member is eight 32-bit words side by side, half a cache line, so that a look at somebody costs one miss:
 * 0–3 eight tags of 16 bits (number 12, weight 4) · 4 hours 24, languages 8 · 5 minute of the last question ·
 * 6 region 14, accept rate 8, fatigue 8 · 7 budget 8, asked that week 8, UTC offset 11, personalised 1, on 1.
 */
export const WORDS = 8;
export const TAG_WORDS = 4;
export const TAGS_MAX = 2 * TAG_WORDS;
export const HOURS = 4;
export const LAST_ASKED = 5;
export const REGION_RATES = 6;
export const RIGHTS = 7;

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
const BYTE = 0xff;
const REGION_BITS = 14;
const OFFSET_SHIFT = 16;
const OFFSET_BITS = 11;
const ALL_HOURS = 0xffffff;

/** A tag of a member: number and weight in sevenths. */
export type TagEntry = readonly [number: number, sevenths: number];

/** City as 3402, a province alone as 3400, unknown as 0. */
export function regionNumber(region: string | null): number {
  if (region === null || !/^\d{2}(\d{2})?$/.test(region)) return 0;
  return region.length === 2 ? Number(region) * 100 : Number(region);
}

export function provinceOf(region: number): number {
  return Math.floor(region / 100);
}

function regionCode(region: number): string | null {
  if (region === 0) return null;
  return String(region % 100 === 0 ? provinceOf(region) : region).padStart(region % 100 === 0 ? 2 : 4, '0');
}

function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** Local hours in which the member may be asked: active and not quiet. */
function hoursOf({ activeHours, quietFrom, quietTo }: AudienceMember): number {
  let hours = activeHours & ALL_HOURS;
  const quiet = (quietTo - quietFrom + 24) % 24;
  for (let hour = 0; hour < quiet; hour += 1) hours &= ~(1 << ((quietFrom + hour) % 24));
  return hours;
}

/** Write everything but the tags. Values out of range are brought into it. */
export function writeRecord(words: Uint32Array, base: number, member: AudienceMember): void {
  const minute = member.lastAskedAt === null ? 0 : Math.floor(member.lastAskedAt / MINUTE_MS);
  const offset = clamp(Math.round(member.utcOffsetMinutes) - OFFSET_MIN, 0, OFFSETS - 1);
  const region = member.personalised ? regionNumber(member.region) : 0;
  words[base + HOURS] = hoursOf(member) | ((member.languages & BYTE) << 24);
  words[base + LAST_ASKED] = clamp(minute, 0, 0xffffffff);
  words[base + REGION_RATES] =
    region | (byteOf(member.acceptRate) << REGION_BITS) | (byteOf(member.fatigue) << (REGION_BITS + 8));
  words[base + RIGHTS] =
    clamp(Math.floor(member.weeklyBudget), 0, BYTE) |
    (clamp(Math.ceil(member.askedThatWeek), 0, BYTE) << 8) |
    (offset << OFFSET_SHIFT) |
    (member.personalised ? PERSONALISED : 0) |
    (member.on ? ON : 0);
}

function byteOf(share: number): number {
  return clamp(Math.round(share * BYTE), 0, BYTE);
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

export function regionOf(ratesWord: number): number {
  return ratesWord & ((1 << REGION_BITS) - 1);
}

/** 0 to 255. */
export function acceptOf(ratesWord: number): number {
  return (ratesWord >>> REGION_BITS) & BYTE;
}

/** 0 to 255. */
export function fatigueOf(ratesWord: number): number {
  return (ratesWord >>> (REGION_BITS + 8)) & BYTE;
}

export function withRates(ratesWord: number, accept: number, fatigue: number): number {
  return regionOf(ratesWord) | (byteOf(accept) << REGION_BITS) | (byteOf(fatigue) << (REGION_BITS + 8));
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

/** Index of the UTC offset into the tables of a clock, 0 to `OFFSETS` - 1. */
export function offsetOf(rights: number): number {
  return (rights >>> OFFSET_SHIFT) & ((1 << OFFSET_BITS) - 1);
}

/** What the index keeps of a member: as told, but rounded, and with the quiet hours taken out of the active ones. */
export function readRecord(words: Uint32Array, base: number): Omit<AudienceMember, 'id' | 'tags'> {
  const rates = words[base + REGION_RATES] as number;
  const rights = words[base + RIGHTS] as number;
  const minute = words[base + LAST_ASKED] as number;
  const hours = words[base + HOURS] as number;
  return {
    on: (rights & ON) !== 0,
    personalised: (rights & PERSONALISED) !== 0,
    region: regionCode(regionOf(rates)),
    languages: hours >>> 24,
    activeHours: hours & ALL_HOURS,
    quietFrom: 0,
    quietTo: 0,
    utcOffsetMinutes: offsetOf(rights) + OFFSET_MIN,
    acceptRate: acceptOf(rates) / BYTE,
    fatigue: fatigueOf(rates) / BYTE,
    lastAskedAt: minute === 0 ? null : minute * MINUTE_MS,
    askedThatWeek: askedOf(rights),
    weeklyBudget: budgetOf(rights),
  };
}
