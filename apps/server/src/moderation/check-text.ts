import { HuixiangError } from '../errors.ts';
import { rejectControlCharacters } from './reject-control-characters.ts';
import { rejectEmptyText } from './reject-empty-text.ts';
import { rejectLongText } from './reject-long-text.ts';
import type { TextPhase, TextRules } from './text-phase.ts';

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
