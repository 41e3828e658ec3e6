import type { Opener } from '@huixiang/contract';
import { blankText } from '@huixiang/text';

/** More than a few beginnings would be one more thing to read. */
const SHOWN_MAX = 3;

/** A beginning as the composer offers it. */
export interface Start {
  readonly opener: { readonly id: number; readonly version: number };
  /** What is put into the field: the sentence with its blanks. */
  readonly text: string;
  readonly hint: string;
}

export function startsOf(openers: readonly Opener[]): Start[] {
  return openers.slice(0, SHOWN_MAX).map(({ id, version, template, hint }) => ({
    opener: { id, version },
    text: blankText(template),
    hint,
  }));
}

/** Beginnings are for an empty field; once somebody writes, they step aside. */
export function offersStarts(text: string, starts: readonly Start[]): boolean {
  return starts.length > 0 && (text.trim() === '' || starts.some((start) => start.text === text));
}

/** The sentence in parts, each blank a part of its own, so that no line ends within one. */
export function partsOf(text: string): { text: string; blank: boolean }[] {
  const blank = blankText('{}');
  return text
    .split(new RegExp(`(${blank})`))
    .filter((part) => part !== '')
    .map((part) => ({ text: part, blank: part === blank }));
}

/** Whether there is a blank that waits for the member's own words. */
export function hasBlank(text: string): boolean {
  return text.includes(blankText('{}'));
}
