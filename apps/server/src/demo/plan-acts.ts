import type { DemoComment, DemoSpread } from './content/types.ts';
import { seededRandom, shuffled } from './seeded-random.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Nobody reads and answers faster than this. */
const FIRST_MS = 15 * SECOND_MS;
/** The time of a burst, and that in which most cards are dealt and answered. */
const BURST_MS = 5 * HOUR_MS;
const CARDS_MS = 2 * HOUR_MS;
/** Passes on cards for each echo that a card brought. */
const PASSES_PER_ECHO = 0.8;
/** Share of the echoes without a card that came by a link in a group. */
const GROUP_SHARE = 0.3;

/** Provenance codes: places in `provenances` of the contract. */
export const ARTICLE = 0;
export const DEALT = 1;
export const GROUP = 2;

/** What one member did with one comment, earliest first in a list. */
export interface Act {
  readonly memberId: number;
  readonly at: number;
  readonly kind: 'echo' | 'pass' | 'look';
  readonly provenance: number;
}

export interface ActsOf {
  readonly comment: DemoComment;
  readonly createdAt: number;
  readonly now: number;
  /** Everybody who may act: neither the author nor anybody whose card for it is spoken for. */
  readonly members: readonly number[];
  /** Only comments that are dealt are passed. */
  readonly passable: boolean;
}

/**
 * Who echoed, passed or merely saw a comment, and when. Cards are answered soon after the words were said: that is how
 * a first audience works, and the organic part of the curve comes after it in the comment's own way.
 */
export function planActs({ comment, createdAt, now, members, passable }: ActsOf): Act[] {
  const random = seededRandom(comment.key);
  const people = shuffled(members, random);
  const dealt = Math.round(comment.echoes * comment.dealtShare);
  const life = { from: createdAt + FIRST_MS, to: Math.max(createdAt + FIRST_MS, now - SECOND_MS) };
  const take = (count: number, act: (memberId: number) => Omit<Act, 'memberId'>): Act[] =>
    people.splice(0, count).map((memberId) => ({ memberId, ...act(memberId) }));
  const acts = [
    ...take(dealt, () => ({ kind: 'echo', provenance: DEALT, at: soon(life, CARDS_MS, random) })),
    ...take(comment.echoes - dealt, () => ({
      kind: 'echo',
      provenance: random() < GROUP_SHARE ? GROUP : ARTICLE,
      at: inTheWayOf(comment.spread, life, random),
    })),
    ...take(passable ? Math.round(dealt * PASSES_PER_ECHO) : 0, () => ({
      kind: 'pass',
      provenance: DEALT,
      at: soon(life, CARDS_MS, random),
    })),
    ...take(lookers(comment, random), () => ({ kind: 'look', provenance: ARTICLE, at: any(life, random) })),
  ];
  return acts.sort((a, b) => a.at - b.at);
}

/** People who saw it and did nothing: more where more echoed, hardly any in its first minutes. */
function lookers({ echoes, minutesAgo }: DemoComment, random: () => number): number {
  return Math.min(Math.floor(minutesAgo / 6), Math.round((echoes + 2) * (0.8 + 1.7 * random())));
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function inTheWayOf(spread: DemoSpread, life: Span, random: () => number): number {
  if (spread === 'slow') return within(life, random() ** 0.6);
  // Most of a burst comes at once, the others when they come.
  if (spread === 'burst' && random() < 0.8) return soon(life, BURST_MS, random);
  return any(life, random);
}

function soon(life: Span, lengthMs: number, random: () => number): number {
  return within({ from: life.from, to: Math.min(life.to, life.from + lengthMs) }, random() ** 2);
}

function any(life: Span, random: () => number): number {
  return within(life, random());
}

function within({ from, to }: Span, share: number): number {
  return Math.floor(from + (to - from) * share);
}
