import type { TextPhase } from './text-phase.ts';

/** Length in code points, as the composer counts. The cheap test first: most texts are short in UTF-16 units too. */
export const rejectLongText: TextPhase = (text, { lengthMax }) =>
  text.length > lengthMax && [...text].length > lengthMax ? 'HX_TEXT_TOO_LONG' : undefined;
