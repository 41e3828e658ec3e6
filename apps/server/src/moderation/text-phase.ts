import type { HuixiangError } from '../errors.ts';

export interface TextRules {
  /** Code points. */
  readonly lengthMax: number;
  /** Where the text stands in the request, for the error. */
  readonly field: string;
  readonly mayBeEmpty?: boolean;
}

/** One rule about a text: the code of the catalogue when it is broken. */
export type TextPhase = (text: string, rules: TextRules) => HuixiangError['code'] | undefined;
