import { follows, isUnedited, type OpenerShape } from '../openers/opener.ts';
import { stemOf } from './essence.ts';
import type { Reading } from './reading.ts';
import { likeness, sketchOf, type Sketch } from './sketch.ts';

/** A text as it is remembered under its post, to be compared with what comes later. */
export interface Print {
  readonly id: number;
  readonly authorId: number;
  /** Milliseconds since the Unix epoch. */
  readonly at: number;
  /** Key of the act that made it: the same act sent again is no repetition. */
  readonly actKey: string | null;
  /** Of a text too short to be compared by its shingles; else undefined. */
  readonly stem: string | undefined;
  readonly sketch: Sketch;
}

/**
 * Why a text is not taken as it is: an opener without words of one's own; nearly the same as what somebody else (`alike`) or
 * oneself (`repeated`) said under this post; or one's own short words again and again.
 */
export type Objection = 'unedited' | 'alike' | 'repeated' | 'flood';

/**
 * Texts that weigh less are compared by what their own author says only: 太好了 and 谢谢分享 are said by many people,
 * each of whom means it.
 */
const SHORT_BELOW = 12;
/** Texts this alike are one text with a few words changed. Found with `npm run -s lab -- duplicates`. */
export const ALIKE_FROM = 0.6;
/** How often a member may say the same few words under one post, to different people, within the window. */
const SAME_SHORT_MAX = 3;
const SHORT_WINDOW_MS = 10 * 60_000;

/** Makes the print of a text. What it shares with an opener that it follows is not its own and does not count. */
export function printOf(
  text: Reading,
  { id, authorId, at, actKey }: Omit<Print, 'stem' | 'sketch'>,
  openers: readonly OpenerShape[],
): Print {
  const followed = openers.filter((opener) => follows(text, opener));
  const borrowed = new Set(followed.flatMap((opener) => [...opener.shingles]));
  const weight = text.weight - Math.max(0, ...followed.map((opener) => opener.weight));
  const stem = weight < SHORT_BELOW ? stemOf(text.text) : undefined;
  return { id, authorId, at, actKey, stem, sketch: sketchOf(text.shingles, borrowed) };
}

/** What stands against a text under a post where `earlier` was said (`Prints.near` is enough of it); undefined when nothing does. */
export function objectionTo(
  text: Reading,
  print: Print,
  earlier: Iterable<Print>,
  openers: readonly OpenerShape[],
): Objection | undefined {
  if (openers.some((opener) => isUnedited(text, opener))) return 'unedited';
  let [same, alike] = [0, false];
  for (const other of earlier) {
    const own = other.authorId === print.authorId;
    if (other.id === print.id || (own && print.actKey !== null && other.actKey === print.actKey)) continue;
    if (print.stem !== undefined) {
      const recent = print.at - other.at < SHORT_WINDOW_MS;
      if (own && recent && other.stem === print.stem) same += 1;
    } else if (other.stem === undefined && isAlike(print.sketch, other.sketch)) {
      if (own) return 'repeated';
      alike = true;
    }
  }
  if (alike) return 'alike';
  return same >= SAME_SHORT_MAX ? 'flood' : undefined;
}

/** Texts of very different length are not alike, whatever is in them. */
function isAlike(a: Sketch, b: Sketch): boolean {
  return Math.min(a.size, b.size) >= ALIKE_FROM * Math.max(a.size, b.size) && likeness(a, b) >= ALIKE_FROM;
}
