import { HuixiangError } from '../errors.ts';
import { rejectControlCharacters } from './reject-control-characters.ts';
import { rejectEmptyText } from './reject-empty-text.ts';
import { rejectLongText } from './reject-long-text.ts';

export interface TextRules {
  /** Code points. */
  readonly lengthMax: number;
  /** Where the text stands in the request, for the error. */
  readonly field: string;
  readonly mayBeEmpty?: boolean;
}

/** One rule about a text: the code of the catalogue when it is broken. */
export type TextPhase = (text: string, rules: TextRules) => HuixiangError['code'] | undefined;

/** The rules in order, cheapest first; one file each. */
const phases: readonly TextPhase[] = [rejectLongText, rejectControlCharacters, rejectEmptyText];

/**
 * The text as it will be stored: line ends unified, outer white space gone, in NFC.
 * @throws HuixiangError of the first rule that it breaks
 */
export function checkText(text: string, rules: TextRules): string {
  const tidy = text.replaceAll('\r\n', '\n').trim();
  for (const phase of phases) {
    const broken = phase(tidy, rules);
    if (broken !== undefined) throw new HuixiangError(broken, { field: rules.field });
  }
  return tidy.normalize('NFC');
}
