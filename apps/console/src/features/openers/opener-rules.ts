import { limits, type StaffOpener } from '@huixiang/contract';
import { blankText, isOpener } from '@huixiang/text';

import { lengthOf } from '../../ui/text-length.ts';

/** What staff write. */
export interface OpenerDraft {
  readonly template: string;
  readonly hint: string;
}

/** Openers as the page shows them: in use, and put away. */
export function sorted(openers: readonly StaffOpener[]): {
  readonly shown: readonly StaffOpener[];
  readonly hidden: readonly StaffOpener[];
} {
  return { shown: openers.filter(({ hidden }) => !hidden), hidden: openers.filter(({ hidden }) => hidden) };
}

/** Why a draft cannot be saved; null when it can. What it may not ask for is the server's to say. */
export function problemOf({ template, hint }: OpenerDraft): 'blank' | 'long' | 'slots' | null {
  if (template.trim() === '') return 'blank';
  if (lengthOf(template) > limits.openerLength || lengthOf(hint) > limits.openerHintLength) return 'long';
  return isOpener(template) ? null : 'slots';
}

/** The template as members see it; null while it is not one. */
export function previewOf({ template }: OpenerDraft): string | null {
  return isOpener(template) ? blankText(template) : null;
}
