import { BYTE } from './bits.ts';
import { BlockPool } from './block-pool.ts';
import { fadeAfter, weekStart } from './clock.ts';
import { findCandidates } from './find-candidates.ts';
import { acceptOf, glanceOf, localHoursOf, withAccept } from './glance.ts';
import { PostingList } from './posting-list.ts';
import {
  askedOf,
  fatigueOf,
  LAST_ASKED,
  MINUTE_MS,
  offsetOf,
  PERSONALISED,
  readRecord,
  readTags,
  regionOf,
  RIGHTS,
  TAGS_MAX,
  TRAITS,
  WEIGHT_STEPS,
  withAsked,
  withFatigue,
  writeRecord,
  writeTags,
  type TagEntry,
} from './record.ts';
import { Slots, startOf } from './slots.ts';
import { TagBook } from './tag-book.ts';
import type { AudienceCandidate, AudienceMember, AudienceOptions, Question } from './types.ts';

const PRESET: AudienceOptions = { glances: 50_000, looks: 1_024, explore: 0.1, jitter: 0.125, variety: 0.9 };
/** What of the rest that is left each question takes away, a pass as well, and what of fatigue a genuine answer leaves. */
const TIRING = 0.5;
const RELIEF = 0.5;

/**
 * Who may be asked about a comment: an index of everybody who has agreed to listen, in some 55 bytes each. It holds
 * nothing that is not told to it, so it can be thrown away and filled again from rows at any time.
 */
export class Audience {
  private readonly pool = new BlockPool();
  private readonly slots = new Slots(this.pool);
  private readonly tags = new TagBook(this.pool);
  private readonly regions = new Map<number, PostingList>();
  private readonly plain = new PostingList(this.pool);
  private readonly options: AudienceOptions;

  constructor(options: Partial<AudienceOptions> = {}) {
    this.options = { ...PRESET, ...options };
  }

  get size(): number {
    return this.slots.size;
  }

  /** Bytes of all columns and lists, room to grow included. */
  get bytes(): number {
    let lists = this.pool.bytes + this.plain.bytes + this.tags.bytes;
    for (const list of this.regions.values()) lists += list.bytes;
    return this.slots.bytes + lists;
  }

  /**
   * Take somebody in, or change them to this.
   * @throws RangeError when the id is not a whole number from 1 to 2^53 - 1
   */
  set(member: AudienceMember): void {
    const { id, personalised } = member;
    if (!Number.isSafeInteger(id) || id < 1) throw new RangeError('Member id out of range');
    const found = this.slots.find(id);
    const slot = found === -1 ? this.slots.append(id) : found;
    const words = this.slots.pageOf(slot);
    const base = startOf(slot);
    const before = found === -1 ? nowhere : this.placesOf(slot);
    const held = readTags(words, base);
    const tags = personalised ? this.hold(member.tags) : [];
    this.slots.setGlance(slot, glanceOf(member));
    writeRecord(words, base, member);
    writeTags(words, base, tags);
    this.enter(slot, before, this.placesOf(slot));
    for (const [number] of held) this.tags.release(number);
  }

  /** Forget somebody altogether; nothing happens when they are not there. */
  leave(memberId: number): void {
    const slot = this.slots.find(memberId);
    if (slot === -1) return;
    const held = readTags(this.slots.pageOf(slot), startOf(slot));
    this.enter(slot, this.placesOf(slot), nowhere);
    const last = this.slots.size - 1;
    const places = this.placesOf(last);
    if (slot !== last) this.enter(last, places, nowhere);
    this.slots.drop(slot);
    if (slot !== last) this.enter(slot, nowhere, places);
    for (const [number] of held) this.tags.release(number);
  }

  /** Somebody was asked: their budget of the week shrinks, they are tired for a while. */
  asked(memberId: number, now: number): void {
    const slot = this.slots.find(memberId);
    if (slot === -1) return;
    const words = this.slots.pageOf(slot);
    const base = startOf(slot);
    const rights = words[base + RIGHTS] as number;
    const traits = words[base + TRAITS] as number;
    const last = words[base + LAST_ASKED] as number;
    const minute = Math.floor(now / MINUTE_MS);
    const thisWeek = last >= weekStart(minute, offsetOf(rights));
    const tired = (fatigueOf(traits) / BYTE) * fadeAfter(minute - last);
    words[base + RIGHTS] = withAsked(rights, (thisWeek ? askedOf(rights) : 0) + 1);
    words[base + TRAITS] = withFatigue(traits, tired + (1 - tired) * TIRING);
    words[base + LAST_ASKED] = minute;
  }

  /**
   * Somebody answered. A pass tires, a genuine answer refreshes.
   * @param acceptRate their rate from now on, 0 to 1, smoothed by the host
   */
  answered(memberId: number, genuine: boolean, acceptRate: number): void {
    const slot = this.slots.find(memberId);
    if (slot === -1) return;
    const words = this.slots.pageOf(slot);
    const base = startOf(slot);
    const traits = words[base + TRAITS] as number;
    const tired = fatigueOf(traits) / BYTE;
    words[base + TRAITS] = withFatigue(traits, genuine ? tired * RELIEF : tired + (1 - tired) * TIRING);
    const personalised = ((words[base + RIGHTS] as number) & PERSONALISED) !== 0;
    if (personalised) this.slots.setGlance(slot, withAccept(this.slots.glanceAt(slot), acceptRate));
  }

  /**
   * What is kept of somebody, null when they are not there: as told, but rounded, the quiet hours taken out of the active
   * ones; no hours of somebody who is off; no tags, region and rate of somebody who is not personalised.
   */
  get(memberId: number): AudienceMember | null {
    const slot = this.slots.find(memberId);
    if (slot === -1) return null;
    const words = this.slots.pageOf(slot);
    const tags = readTags(words, startOf(slot));
    const record = readRecord(words, startOf(slot));
    const glance = this.slots.glanceAt(slot);
    return {
      ...record,
      id: memberId,
      activeHours: localHoursOf(glance, record.utcOffsetMinutes),
      quietFrom: 0,
      quietTo: 0,
      acceptRate: acceptOf(glance) / BYTE,
      tags: tags.map(([number, sevenths]) => [this.tags.nameOf(number), sevenths / WEIGHT_STEPS]),
    };
  }

  /**
   * The listeners to ask about a comment, best first, then those drawn at random. All of them are on, awake, read its
   * language, have budget left, are neither its author nor excluded, and no one is named twice. Of a
   * large pool a part is passed, another each time.
   * @throws RangeError when `count` is not a whole number from 1 to 100
   * @throws Error when `excludes` asks an index for candidates
   */
  candidates(question: Question): AudienceCandidate[] {
    const { slots, tags, regions, plain } = this;
    return findCandidates({ slots, tags, regions, plain }, question, this.options);
  }

  /** The strongest tags in the index's numbers, each held once more in the book; of a name twice the stronger counts. */
  private hold(tags: AudienceMember['tags']): TagEntry[] {
    const entries: TagEntry[] = [];
    const names = new Set<string>();
    for (const [name, weight] of [...tags].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))) {
      const sevenths = Math.round(Math.max(-1, Math.min(1, weight)) * WEIGHT_STEPS);
      if (sevenths === 0 || entries.length === TAGS_MAX) break;
      const number = names.has(name) ? undefined : this.tags.hold(name);
      names.add(name);
      if (number !== undefined) entries.push([number, sevenths]);
    }
    return entries;
  }

  /** The lists that the record of a slot puts it in. */
  private placesOf(slot: number): Places {
    const words = this.slots.pageOf(slot);
    const base = startOf(slot);
    const liked = readTags(words, base).filter(([, sevenths]) => sevenths > 0);
    return {
      tags: liked.map(([number]) => number),
      region: regionOf(words[base + TRAITS] as number),
      plain: ((words[base + RIGHTS] as number) & PERSONALISED) === 0,
    };
  }

  /** Take a slot out of the lists of `before` and put it into those of `after`. */
  private enter(slot: number, before: Places, after: Places): void {
    for (const tag of before.tags) if (!after.tags.includes(tag)) this.tags.listOf(tag)?.remove(slot);
    for (const tag of after.tags) if (!before.tags.includes(tag)) this.tags.listOf(tag)?.add(slot);
    if (before.region !== after.region) {
      this.regions.get(before.region)?.remove(slot);
      if (after.region !== 0) this.regionList(after.region).add(slot);
    }
    if (before.plain && !after.plain) this.plain.remove(slot);
    if (after.plain && !before.plain) this.plain.add(slot);
  }

  private regionList(region: number): PostingList {
    const list = this.regions.get(region) ?? new PostingList(this.pool);
    this.regions.set(region, list);
    return list;
  }
}

/** The lists that somebody is in: tags liked, region (0: none), and those who are not personalised. */
interface Places {
  readonly tags: readonly number[];
  readonly region: number;
  readonly plain: boolean;
}

const nowhere: Places = { tags: [], region: 0, plain: false };
