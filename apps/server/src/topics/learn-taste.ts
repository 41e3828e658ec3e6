import type { GaugeReaction } from '@huixiang/contract';
import type { CommentContent } from './content.ts';

/** A listener's latest act on a comment. */
export interface TasteAct {
  readonly act: 'echo' | 'reply' | 'pass';
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  readonly content: CommentContent;
}

export interface GaugeAnswer {
  readonly reaction: GaugeReaction;
  readonly content: CommentContent;
}

/** Terms with weights of -1 to 1. */
export type TermWeights = ReadonlyMap<string, number>;

/** What was answered two months ago counts half. */
const HALF_LIFE_MS = 60 * 86_400_000;
/** A member's share of genuine answers before there are any, and as how many acts this guess counts. */
const USUAL_SHARE = 0.3;
const USUAL_ACTS = 10;
/** A word that two answers share is a taste; a word of one may be chance. */
const ACTS_MIN = 2;
const LEARNED_MAX = 80;
const LEARNED_WEIGHT_MIN = 0.05;
/** Words that a gauge card is mostly about. */
const GAUGE_TERMS = 3;
const GAUGE_MAX = 20;

/**
 * What a listener's acts say about words. Each act counts as far as it departs from what this listener usually does:
 * an echo of who rarely echoes says much, a pass of who mostly passes says little. Sums are bounded (2 answers about a
 * word are some 0.3, never more than 1) and fade with time.
 * @param now milliseconds since the Unix epoch
 */
export function learnTaste(acts: readonly TasteAct[], now: number): TermWeights {
  const genuine = acts.filter(({ act }) => act !== 'pass').length;
  const usual = (genuine + USUAL_SHARE * USUAL_ACTS) / (acts.length + USUAL_ACTS);
  const sums = new Map<string, { sum: number; acts: number }>();
  for (const { act, at, content } of acts) {
    const value = ((act === 'pass' ? 0 : 1) - usual) * 2 ** (-Math.max(0, now - at) / HALF_LIFE_MS);
    for (const [term, weight] of ownWords(content)) {
      const known = sums.get(term);
      const part = value * weight;
      sums.set(term, { sum: (known?.sum ?? 0) + part, acts: (known?.acts ?? 0) + 1 });
    }
  }
  const learned = [...sums]
    .filter(([, known]) => known.acts >= ACTS_MIN)
    .map(([term, { sum }]): [string, number] => [term, bounded(sum)]);
  return strongest(learned, LEARNED_WEIGHT_MIN, LEARNED_MAX);
}

/**
 * The words of gauge cards that a listener reacted to, as tags to be shown.
 * @param isShared whether other comments of the space have a word too: by one that only the card has, nothing could fit
 */
export function gaugeTaste(
  answers: readonly GaugeAnswer[],
  isShared: (term: string) => boolean,
): TermWeights {
  const sums = new Map<string, number>();
  for (const { reaction, content } of answers) {
    const value = valueOf(reaction);
    if (value === 0) continue;
    const telling = ownWords(content)
      .filter(([term]) => isShared(term))
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, GAUGE_TERMS);
    for (const [term, weight] of telling) sums.set(term, (sums.get(term) ?? 0) + value * weight);
  }
  return strongest(
    [...sums].map(([term, sum]): [string, number] => [term, bounded(sum)]),
    LEARNED_WEIGHT_MIN,
    GAUGE_MAX,
  );
}

/** All words of the gauge cards in one direction of unit length: towards what speaks to a listener. */
export function gaugeDirection(answers: readonly GaugeAnswer[]): TermWeights {
  const sums = new Map<string, number>();
  for (const { reaction, content } of answers) {
    const value = valueOf(reaction);
    if (value === 0) continue;
    for (const [term, weight] of ownWords(content)) sums.set(term, (sums.get(term) ?? 0) + value * weight);
  }
  const length = Math.hypot(...sums.values());
  return length === 0 ? new Map() : new Map([...sums].map(([term, sum]) => [term, sum / length]));
}

/** Words of the text with their weights. Those of the title were the creator's, and stand for a whole thread. */
function ownWords({ terms, weights, ownTerms }: CommentContent): [string, number][] {
  return terms.slice(0, ownTerms).map((term, index) => [term, weights[index] ?? 0]);
}

function valueOf(reaction: GaugeReaction): -1 | 0 | 1 {
  if (reaction === 'skip') return 0;
  return reaction === 'speaks' ? 1 : -1;
}

/** Any sum into -1 to 1. */
function bounded(sum: number): number {
  return sum / (1 + Math.abs(sum));
}

function strongest(weights: [string, number][], least: number, most: number): TermWeights {
  return new Map(
    weights
      .filter(([, weight]) => Math.abs(weight) >= least)
      .toSorted(([a, one], [b, other]) => Math.abs(other) - Math.abs(one) || (a < b ? -1 : 1))
      .slice(0, most),
  );
}
