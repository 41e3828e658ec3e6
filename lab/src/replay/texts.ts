import { limits } from '@huixiang/contract';

/** Why a text could not be posted as it stands in the data. */
export type Change = 'missing' | 'empty' | 'control' | 'long' | 'repeated' | 'alike';

export interface PostableText {
  readonly text: string;
  readonly changes: readonly Change[];
}

/** What the server refuses with HX_TEXT_CONTROL; line breaks and tabs may stay. */
const REFUSED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/gu;
const NOTHING_VISIBLE = /^[\s\p{Cf}]*$/u;

/**
 * Every comment of the data must stand in the replayed thread, because people voted on it. A text that breaks a rule
 * of the product is changed as little as the rule asks, and the change is reported; counts do not depend on texts.
 *
 * @param source the text in the data; undefined when the data has votes on a comment but not the comment
 * @param mark the comment's id in the data: the whole text when nothing else is left, the suffix of a repeated text
 * @param spoken what this author said before in the thread; the returned text is added
 * @param isAlike whether the product would refuse the text as nearly the same as an earlier one of the thread
 */
export function postableText(
  source: string | undefined,
  mark: string,
  spoken: Set<string>,
  isAlike: (text: string) => boolean = () => false,
): PostableText {
  const changes: Change[] = [];
  const apply = (change: Change, text: string): string => {
    changes.push(change);
    return text;
  };
  let text = (source ?? '').toWellFormed().trim().normalize('NFC');
  if (source === undefined) text = apply('missing', `[${mark}]`);
  const clean = text.replaceAll(REFUSED, '').trim();
  if (clean !== text) text = apply('control', clean);
  if (NOTHING_VISIBLE.test(text)) text = apply('empty', `[${mark}]`);
  if ([...text].length > limits.commentLength) text = apply('long', cut(text, limits.commentLength));
  // The same words by the same author to the same place are refused with HX_TEXT_REPEATED.
  if (spoken.has(text)) {
    const suffix = ` [${mark}]`;
    text = apply('repeated', `${cut(text, limits.commentLength - suffix.length)}${suffix}`);
  }
  // Changing a few words would not help: the text gives way to its mark.
  if (isAlike(text)) text = apply('alike', `[${mark}]`);
  spoken.add(text);
  return { text, changes };
}

/** The first `length` code points. */
function cut(text: string, length: number): string {
  return [...text].slice(0, length).join('').trim();
}
