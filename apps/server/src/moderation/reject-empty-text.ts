import type { TextPhase } from './text-phase.ts';

/** White space and invisible joiners alone say nothing. */
export const rejectEmptyText: TextPhase = (text, { mayBeEmpty }) =>
  mayBeEmpty !== true && /^[\s\p{Cf}]*$/u.test(text) ? 'HX_TEXT_EMPTY' : undefined;
