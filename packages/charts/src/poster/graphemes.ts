/**
 * Marks that stand on what is before them: accents, vowel signs of the scripts that have them, variants and colours of emoji,
 * and the tags of flags. Phones of 2018, which this must run on, know no `Intl.Segmenter` and no `\p`.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f],
  [0x0483, 0x0489],
  [0x0591, 0x05bd],
  [0x0610, 0x061a],
  [0x064b, 0x065f],
  [0x06d6, 0x06ed],
  [0x0900, 0x0903],
  [0x093a, 0x094f],
  [0x0e31, 0x0e31],
  [0x0e34, 0x0e3a],
  [0x0e47, 0x0e4e],
  [0x0f71, 0x0f84],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x200d, 0x200d],
  [0x20d0, 0x20ff],
  [0x302a, 0x302f],
  [0x3099, 0x309a],
  [0xfe00, 0xfe0f],
  [0xfe20, 0xfe2f],
  [0x1f3fb, 0x1f3ff],
  [0xe0020, 0xe007f],
  [0xe0100, 0xe01ef],
];
const JOINER = '\u200d';

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function standsOnFormer(char: string): boolean {
  const code = codeOf(char);
  return code >= 0x300 && RANGES.some(([from, to]) => code >= from && code <= to);
}

function isFlagLetter(char: string): boolean {
  const code = codeOf(char);
  return code >= 0x1f1e6 && code <= 0x1f1ff;
}

/** A text in the pieces that people see as one sign each. Joined they are the text again. */
export function graphemes(text: string): string[] {
  const pieces: string[] = [];
  let flagOpen = false;
  for (const char of text) {
    const last = pieces.length - 1;
    const former = pieces[last];
    const secondOfFlag: boolean = flagOpen && isFlagLetter(char);
    const joined = former !== undefined && former.charAt(former.length - 1) === JOINER;
    if (former !== undefined && (standsOnFormer(char) || joined || secondOfFlag))
      pieces[last] = former + char;
    else pieces.push(char);
    flagOpen = isFlagLetter(char) && !secondOfFlag;
  }
  return pieces;
}
