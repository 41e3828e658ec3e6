import { reactive } from 'vue';

/** Lines of a phone from which on a comment is folded in its thread, so that one voice does not fill every screen. */
const MANY_LINES = 14;
/** Chinese characters that a narrow phone shows in a line; a Latin letter takes half the room. */
const LINE_WIDTH = 20;
/** What is as wide as a Chinese character: the blocks from the radicals on, and signs beyond the first plane. */
const WIDE = /[\u2e80-\uffef\u{1f000}-\u{3ffff}]/u;

/** Whether a comment takes more lines of a phone than a thread shows at first. */
export function isLong(text: string): boolean {
  let lines = 0;
  for (const line of text.split('\n')) {
    let width = 0;
    for (const sign of line) width += WIDE.test(sign) ? 1 : 0.5;
    lines += Math.max(1, Math.ceil(width / LINE_WIDTH));
    if (lines > MANY_LINES) return true;
  }
  return false;
}

/** Long comments that are shown whole. They stay so when their rows leave the screen and come again. */
export const shownWhole = reactive(new Set<number>());
