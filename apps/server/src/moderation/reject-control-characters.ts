import type { TextPhase } from './text-phase.ts';

/** Control characters but newline and tab, marks that flip the writing direction, and halves of surrogate pairs. */
const FORBIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;

export const rejectControlCharacters: TextPhase = (text) =>
  FORBIDDEN.test(text) || !text.isWellFormed() ? 'HX_TEXT_CONTROL' : undefined;
