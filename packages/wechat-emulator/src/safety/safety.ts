export const SUGGESTIONS = ['pass', 'review', 'risky'] as const;
export type Suggestion = (typeof SUGGESTIONS)[number];

/** A text that contains `word`, or media whose address does, is judged so. */
export interface Rule {
  readonly word: string;
  readonly suggest: Suggestion;
  /** WeChat's number of the kind: 10001 advertising, 20001 politics, 20002 porn, 20003 abuse, 20006 crime, 21000 other … */
  readonly label: number;
}

export interface AskedMedia {
  readonly url: string;
  readonly scene: number;
  readonly traceId: string;
}

export interface Safety {
  lexicon: Rule[];
  /** Media that a server asked about, newest last. */
  readonly media: AskedMedia[];
  /** How long media take, on the emulator's clock. */
  mediaDelayMs: number;
}

export interface Verdict {
  readonly suggest: Suggestion;
  readonly label: number;
  readonly keyword: string | undefined;
}

const NORMAL: Verdict = { suggest: 'pass', label: 100, keyword: undefined };

/** The gravest rule that the text meets. */
export function judge(lexicon: readonly Rule[], text: string): Verdict {
  let worst = NORMAL;
  for (const { word, suggest, label } of lexicon) {
    if (!text.includes(word)) continue;
    if (SUGGESTIONS.indexOf(suggest) <= SUGGESTIONS.indexOf(worst.suggest)) continue;
    worst = { suggest, label, keyword: word };
  }
  return worst;
}
