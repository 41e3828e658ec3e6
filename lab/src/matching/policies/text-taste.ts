import type { Outcome, WorldComment } from '../policy.ts';

/** A tag match for worlds with texts and without onboarding: pairs of characters that a member's answers share. */
export interface TextTaste {
  readonly match: (memberId: number, comment: WorldComment) => number;
  readonly observed: (memberId: number, commentId: number, outcome: Outcome) => void;
}

/** What a pass takes from a pair of characters, where an answer gives 1. */
const PASS_WEIGHT = -0.3;

export function textTaste(): TextTaste {
  const pairs = new Map<number, readonly string[]>();
  const liked = new Map<number, Map<string, number>>();
  return {
    match: (memberId, comment) => {
      let own = pairs.get(comment.id);
      if (own === undefined) {
        own = pairsOf(comment.text ?? '');
        pairs.set(comment.id, own);
      }
      const taste = liked.get(memberId);
      if (taste === undefined || own.length === 0) return 0;
      let sum = 0;
      for (const pair of own) sum += taste.get(pair) ?? 0;
      return sum / Math.sqrt(own.length);
    },
    observed: (memberId, commentId, outcome) => {
      if (outcome === 'none') return;
      const taste = liked.get(memberId) ?? new Map<string, number>();
      liked.set(memberId, taste);
      for (const pair of pairs.get(commentId) ?? [])
        taste.set(pair, (taste.get(pair) ?? 0) + (outcome === 'genuine' ? 1 : PASS_WEIGHT));
    },
  };
}

function pairsOf(text: string): string[] {
  const letters = [...text.toLowerCase()];
  return [...new Set(letters.slice(1).map((letter, i) => `${letters[i] ?? ''}${letter}`))];
}
