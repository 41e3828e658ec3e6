/** What is known of a comment that has the words looked for. All but the age in 0..1. */
export interface SearchEvidence {
  /** Share of the words that stand there, as words of their own rather than inside longer ones. */
  readonly fit: number;
  /** The whole wish stands there as one piece. */
  readonly phrase: boolean;
  /** Share of the text that the words make up. */
  readonly share: number;
  /** Share of people who saw the comment and echoed it (`resonance`). */
  readonly resonance: number;
  /** Milliseconds since it was said, 0 or more. */
  readonly ageMs: number;
}

const HALF_LIFE_MS = 60 * 24 * 3_600_000;
/** A text is about its words when they make up a fifth of it. */
const ABOUT_SHARE = 0.2;
const WEIGHTS = { fit: 0.5, phrase: 0.15, about: 0.1, resonance: 0.15, fresh: 0.1 } as const;

/**
 * How well a comment answers a search, in 0..1: half for having the words as words, the rest for the whole wish in one
 * piece, for being about it, for what people made of it, and for being recent (half of that after 60 days). No single
 * one of the small parts outweighs a missing word.
 */
export function searchScore({ fit, phrase, share, resonance, ageMs }: SearchEvidence): number {
  return (
    WEIGHTS.fit * fit +
    (phrase ? WEIGHTS.phrase : 0) +
    WEIGHTS.about * Math.min(1, share / ABOUT_SHARE) +
    WEIGHTS.resonance * resonance +
    WEIGHTS.fresh * 2 ** (-ageMs / HALF_LIFE_MS)
  );
}
