export interface TextSize {
  /** Code points used. */
  readonly used: number;
  readonly over: boolean;
  /** Within a tenth of the limit, or over it: worth saying aloud. */
  readonly near: boolean;
  /** Nothing but blanks. */
  readonly blank: boolean;
}

/** Measures a text against a limit in Unicode code points, so that one emoji of one code point counts as one. */
export function measure(text: string, max: number): TextSize {
  const used = [...text].length;
  return { used, over: used > max, near: used >= max * 0.9, blank: text.trim() === '' };
}
