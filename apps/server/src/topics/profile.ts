import type { CommentContent } from './content.ts';
import { hashTerm } from './hash-term.ts';

/** What one term says about a listener. */
export interface ProfileTerm {
  readonly term: string;
  /** The tag of the listener's list that it belongs to; null when it only comes from gauge cards. */
  readonly tag: string | null;
  /** Weight of the tag for this term, -1 to 1. */
  readonly taste: number;
  /** Weight of the term in the listener's reactions to gauge cards, of unit length together. */
  readonly gauge: number;
}

/** Terms in a table that is looked up by their hash: some five thousand comments are compared with it per deck. */
export interface Profile {
  readonly entries: readonly ProfileTerm[];
  /** Index into `entries` plus one; 0: free. */
  readonly slots: Uint16Array;
  /** Tags that are no terms, one character say; sought in the text itself. */
  readonly needles: readonly ProfileTerm[];
}

/** How a comment fits a listener. All values are -1 to 1; 0 means nothing in common. */
export interface Match {
  /** By the tags of the listener's list. */
  readonly score: number;
  /** By what they made of gauge cards. */
  readonly gauge: number;
  /** The tag that speaks for the comment most, null when none does. */
  readonly tag: string | null;
}

/** Slots per term: most look-ups miss, and end at the first slot when it is free. */
const SPREAD = 8;
const SLOTS_MIN = 1_024;
/** What a tag that is no term weighs where it stands in the text: about as much as one word of a short comment. */
const NEEDLE_WEIGHT = 0.3;
/** A tag below this is not the reason why a comment fits. */
const REASON_MIN = 0.02;

/** Each term must stand in `entries` once. */
export function createProfile(entries: readonly ProfileTerm[], needles: readonly ProfileTerm[]): Profile {
  let size = SLOTS_MIN;
  while (size < entries.length * SPREAD) size *= 2;
  const slots = new Uint16Array(size);
  for (const [index, { term }] of entries.entries()) {
    let slot = hashTerm(term) & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = index + 1;
  }
  return { entries, slots, needles };
}

/** Compare a comment with a listener. Pure, and fast: no allocation but the result. */
export function compare(content: CommentContent, profile: Profile): Match {
  const { terms, weights, hashes } = content;
  let [score, gauge, best] = [0, 0, REASON_MIN];
  let tag: string | null = null;
  for (let index = 0; index < hashes.length; index += 1) {
    const entry = find(profile, terms[index] ?? '', hashes[index] ?? 0);
    if (entry === undefined) continue;
    const weight = weights[index] ?? 0;
    const part = entry.taste * weight;
    score += part;
    gauge += entry.gauge * weight;
    if (part > best && entry.tag !== null) [best, tag] = [part, entry.tag];
  }
  for (const needle of profile.needles) {
    if (!content.folded.includes(needle.term)) continue;
    const part = needle.taste * NEEDLE_WEIGHT;
    score += part;
    if (part > best) [best, tag] = [part, needle.tag];
  }
  return { score: clamp(score), gauge: clamp(gauge), tag };
}

function find({ entries, slots }: Profile, term: string, hash: number): ProfileTerm | undefined {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const index = slots[slot] ?? 0;
    if (index === 0) return undefined;
    const entry = entries[index - 1];
    if (entry?.term === term) return entry;
  }
}

function clamp(value: number): number {
  return Math.max(-1, Math.min(1, value));
}
