import { limits } from '@huixiang/contract';
import { checkText } from './check-text.ts';

/** What a moderator says to somebody; null when nothing. @throws HuixiangError of a broken text rule */
export function noteFrom({ note }: { readonly note?: string }): string | null {
  const words = checkText(note ?? '', {
    lengthMax: limits.reportNoteLength,
    field: 'body.note',
    mayBeEmpty: true,
  });
  return words === '' ? null : words;
}
