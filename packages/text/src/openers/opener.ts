import { weightOf, wordsOf } from '../likeness/essence.ts';
import { shinglesOf } from '../likeness/sketch.ts';
import type { Reading } from '../likeness/reading.ts';

/** A place in a sentence that the member fills: `{what it is about}` in the template. */
const SLOT = /\{([^{}]*)\}/g;
/** What stands in the composer where a slot is to be filled. */
const BLANK = '＿＿';

/** An opener taken apart, ready to be compared with texts. */
export interface OpenerShape {
  /** Words of all fixed parts, in order. */
  readonly words: readonly string[];
  readonly weight: number;
  /** The parts between the slots that say something by themselves. */
  readonly parts: readonly ReadonlySet<number>[];
  readonly shingles: ReadonlySet<number>;
}

/** Fixed words that weigh less are no start of a sentence. */
const FIXED_MIN = 2;
/** A part that weighs less stands in many texts by chance. */
const PART_MIN = 4;
/** Slots of one opener: more would be a form. */
const SLOTS_MAX = 2;
/** Share of an opener's shingles that must stand in a text for it to follow the opener. */
const FOLLOWS = 0.6;
/** Weight of one's own words that makes an opener a comment: 最打动我的是结尾 says something. */
const OWN_MIN = 2;

/** What each slot of a template asks for, in order. */
export function slotsOf(template: string): string[] {
  return [...template.matchAll(SLOT)].map((match) => match[1] ?? '');
}

/** The sentence as it comes into the composer: blanks where the slots are. */
export function blankText(template: string): string {
  return template.replaceAll(SLOT, BLANK);
}

/** Whether a template is an opener: the start of a sentence with one or two named slots, never a finished text. */
export function isOpener(template: string): boolean {
  const slots = slotsOf(template);
  const named = slots.every((slot) => slot.trim() !== '');
  const stray = /[{}]/.test(template.replaceAll(SLOT, ''));
  return (
    slots.length >= 1 && slots.length <= SLOTS_MAX && named && !stray && shapeOf(template).weight >= FIXED_MIN
  );
}

export function shapeOf(template: string): OpenerShape {
  const parts = template.replaceAll(SLOT, '\0').split('\0').map(wordsOf);
  const words = parts.flat();
  return {
    words,
    weight: weightOf(words),
    parts: parts.filter((part) => weightOf(part) >= PART_MIN).map(shinglesOf),
    shingles: new Set(parts.filter((part) => part.length > 1).flatMap((part) => [...shinglesOf(part)])),
  };
}

/** Whether a text was begun with this opener, also when its words were changed a little. */
export function follows(text: Reading, { shingles }: OpenerShape): boolean {
  return shingles.size > 0 && sharedBy(text.shingles, shingles) >= FOLLOWS * shingles.size;
}

/** Whether a text is an opener, or a part of one, without words of one's own, or with a blank left in it. */
export function isUnedited(text: Reading, opener: OpenerShape): boolean {
  const { words, weight, shingles } = text;
  const whole = opener.parts.some((part) => sharedBy(shingles, part) === part.size);
  if (!whole && !follows(text, opener)) return false;
  if (text.text.includes(BLANK)) return true;
  // No need to compare what is too long to be without own words, and no cost that grows with the text.
  return weight < opener.weight + OWN_MIN && weight - sharedWeight(words, opener.words) < OWN_MIN;
}

function sharedBy(text: ReadonlySet<number>, part: ReadonlySet<number>): number {
  let shared = 0;
  for (const hash of part) if (text.has(hash)) shared += 1;
  return shared;
}

/** Weight of the longest common subsequence: what of the fixed words stands in the text, in order. */
function sharedWeight(words: readonly string[], fixed: readonly string[]): number {
  let row: number[] = Array.from({ length: fixed.length + 1 }, () => 0);
  for (const word of words) {
    const next = [0];
    for (const [index, other] of fixed.entries()) {
      const diagonal = (row[index] ?? 0) + (word === other ? weightOf([word]) : 0);
      next.push(Math.max(diagonal, row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
