import type { CommentContent } from './content.ts';

/** A comment that people may be asked about, with what others made of it so far. */
export interface GaugeCandidate {
  readonly content: CommentContent;
  readonly authorId: number;
  readonly postId: number;
  /** People whom it spoke to: gauge reactions and echoes of dealt cards. */
  readonly yes: number;
  /** People who said what they made of it, in all. */
  readonly asked: number;
}

/** How many people in ten a comment speaks to before it is known, and how many people this guess counts as. */
const USUAL_SHARE = 0.3;
const USUAL_ASKED = 4;
/** A comment on which people surely agree still tells something: where it stands among the others. */
const SURE_WORTH = 0.4;
/** A comment of few words says little about taste, one of many is too long for a few seconds. */
const TERMS_GOOD = 4;
/** A second comment of the same author or post is worth this much of a first one. */
const REPEAT_FACTOR = 0.6;

/**
 * The comments whose reactions tell most: each on something else than the others (least similar to those chosen so
 * far), and such that people part over it (entropy of what others made of it). Greedy, deterministic; the order is that
 * of the choice. The similarity to what is chosen is kept per candidate, so that the cost is candidates times size.
 */
export function chooseGauge(candidates: readonly GaugeCandidate[], size: number): GaugeCandidate[] {
  const left = candidates
    .toSorted((a, b) => b.content.commentId - a.content.commentId)
    .map((candidate) => ({ candidate, worth: worthOf(candidate), nearest: 0 }));
  const chosen: GaugeCandidate[] = [];
  while (chosen.length < size && left.length > 0) {
    let best = 0;
    for (let index = 1; index < left.length; index += 1) {
      if (gain(left[index]) > gain(left[best])) best = index;
    }
    const [next] = left.splice(best, 1);
    if (next === undefined) break;
    const { candidate } = next;
    chosen.push(candidate);
    const terms = new Map(
      candidate.content.terms.map((term, index) => [term, candidate.content.weights[index] ?? 0]),
    );
    for (const other of left) {
      other.nearest = Math.max(other.nearest, cosine(other.candidate.content, terms));
      if (other.candidate.authorId === candidate.authorId) other.worth *= REPEAT_FACTOR;
      if (other.candidate.postId === candidate.postId) other.worth *= REPEAT_FACTOR;
    }
  }
  return chosen;
}

function gain(one: { worth: number; nearest: number } | undefined): number {
  return one === undefined ? 0 : one.worth * (1 - one.nearest);
}

function worthOf({ content, yes, asked }: GaugeCandidate): number {
  const share = (yes + USUAL_SHARE * USUAL_ASKED) / (asked + USUAL_ASKED);
  const readable =
    Math.min(1, content.terms.length / TERMS_GOOD) * (content.length === 'long' ? REPEAT_FACTOR : 1);
  return readable * (SURE_WORTH + (1 - SURE_WORTH) * entropy(share));
}

/** In bits: 1 when half say yes, 0 when all or none do. */
function entropy(share: number): number {
  if (share <= 0 || share >= 1) return 0;
  return -share * Math.log2(share) - (1 - share) * Math.log2(1 - share);
}

function cosine(content: CommentContent, terms: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [index, term] of content.terms.entries())
    sum += (content.weights[index] ?? 0) * (terms.get(term) ?? 0);
  return sum;
}
