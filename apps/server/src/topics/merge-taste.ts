import type { MemberTag } from '@huixiang/contract';
import type { TermWeights } from './learn-taste.ts';
import { createProfile, type Profile, type ProfileTerm } from './profile.ts';
import { foldTerm, termsOf } from './terms.ts';

/** Everything that a member's taste in a space comes from. */
export interface TasteSources {
  /** As declared in the listening settings, for all spaces. */
  readonly interests: readonly string[];
  /** What the member decided about single tags of this space. */
  readonly decided: readonly TagDecision[];
  readonly learned: TermWeights;
  readonly gauge: TermWeights;
  readonly gaugeDirection: TermWeights;
}

export interface TagDecision {
  readonly tag: string;
  readonly weight: number;
  readonly deleted: boolean;
}

/** A member's taste in a space, as they see it and as comments are compared with it. */
export interface Taste {
  /** Strongest first. */
  readonly tags: readonly MemberTag[];
  readonly profile: Profile;
}

const INTEREST_WEIGHT = 1;

/** Knows nothing and fits nothing: the taste of who does not want to be known. */
export const noTaste: Taste = { tags: [], profile: createProfile([], []) };

/**
 * One list of tags out of all sources. What the member decided stands, whatever was learned; a deleted tag is in
 * neither list nor profile, wherever it came from.
 */
export function mergeTaste(sources: TasteSources): Taste {
  const tags = mergeTags(sources);
  return { tags, profile: profileOf(tags, sources) };
}

function mergeTags({ interests, decided, learned, gauge }: TasteSources): MemberTag[] {
  const tags = new Map<string, MemberTag>();
  for (const [tag, weight] of learned) tags.set(tag, { tag, weight, origin: 'learned' });
  for (const [tag, weight] of gauge) {
    const other = tags.get(tag);
    if (other === undefined) tags.set(tag, { tag, weight, origin: 'gauge' });
    else tags.set(tag, { ...other, weight: Math.max(-1, Math.min(1, other.weight + weight)) });
  }
  for (const tag of interests) tags.set(foldTerm(tag), { tag, weight: INTEREST_WEIGHT, origin: 'declared' });
  for (const { tag, weight, deleted } of decided) {
    if (deleted) tags.delete(tag);
    else tags.set(tag, { tag: tags.get(tag)?.tag ?? tag, weight, origin: 'declared' });
  }
  return [...tags.values()].toSorted(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.tag < b.tag ? -1 : 1),
  );
}

function profileOf(tags: readonly MemberTag[], { decided, gaugeDirection }: TasteSources): Profile {
  const entries = new Map<string, ProfileTerm>();
  const needles: ProfileTerm[] = [];
  // Strongest first: where two tags share a word, the stronger one speaks for it.
  for (const { tag, weight } of tags) {
    const folded = foldTerm(tag);
    const parts = termsOf(folded).map(({ term }) => term);
    if (parts.length === 0) needles.push({ term: folded, tag, taste: weight, gauge: 0 });
    if (!entries.has(folded)) entries.set(folded, { term: folded, tag, taste: weight, gauge: 0 });
    for (const term of parts) {
      if (!entries.has(term)) entries.set(term, { term, tag, taste: weight / parts.length, gauge: 0 });
    }
  }
  const gone = new Set(decided.filter(({ deleted }) => deleted).map(({ tag }) => tag));
  for (const [term, gauge] of gaugeDirection) {
    if (gone.has(term)) continue;
    entries.set(term, { ...(entries.get(term) ?? { term, tag: null, taste: 0 }), gauge });
  }
  return createProfile([...entries.values()], needles);
}
