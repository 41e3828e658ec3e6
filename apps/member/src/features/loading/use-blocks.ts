import { computed, nextTick, ref, watch } from 'vue';

import { readBoxes } from '../../platform/boxes.ts';
import { isH5 } from '../../platform/target.ts';
import { whenIdle } from '../../platform/h5-idle.ts';
import { blockWindow, type BlockBox } from './block-window.ts';
import { blockCutter, drawnBoxes } from './blocks.ts';

/**
 * In a browser a block has few lines: one is drawn in a frame, and the first screen of them before the others. In the
 * mini-program each step is a message between its two threads: blocks are longer there, all are drawn at once, and only whole
 * rows of them share a box, because a message names what changes by its place.
 */
const ROWS_MAX = isH5 ? 2 : 10;
const FIRST = isH5 ? 3 : Infinity;
const AHEAD_MAX = isH5 ? 1 : Infinity;
const SHARED = isH5 ? 'all' : 25;
const REACH = isH5 ? { draw: 1, leave: 1.5 } : { draw: 1.5, leave: 2.5 };
/** Window heights before its end at which more of the list is wanted. */
const MORE_WITHIN = 2;
/** Window heights before the end of what was drawn at which the next block is not left to idle moments while somebody scrolls. */
const BEGIN_WITHIN = 1;
const ID = /^rows-(.+)$/;

/** Where the drawn blocks of the page stand. They carry the class `rows--open` and the id `rows-<key>`. */
async function readBlocks(): Promise<BlockBox[]> {
  const boxes = await readBoxes('.rows--open');
  return boxes.flatMap(({ id, top, bottom }) => {
    const key = ID.exec(id)?.[1];
    return key === undefined ? [] : [{ key, top, bottom }];
  });
}

/** The block that has the keyboard's focus, which would be lost with it. */
function focused(): string | undefined {
  if (!isH5) return undefined;
  return ID.exec(document.activeElement?.closest('.rows')?.id ?? '')?.[1];
}

/**
 * A list that may grow to thousands of lines, of which the page draws those near the window. Lines that come together are
 * drawn a block at a time, so that the first can be read and tapped while the others follow. The page calls `look` when it
 * is scrolled, draws each of `blocks` in a box with the id `rows-<key>`, the class `rows` and, when open, `rows--open`, and
 * calls `forget` when the list starts over. `isShown` tells whether the page draws its list already: lines may come before what
 * stands above them. `onEndNear` is called, perhaps often, while the end is near the window.
 */
export function useBlocks<Row extends { readonly key: string }>(
  rows: () => readonly Row[],
  {
    mayBegin,
    isShown,
    onEndNear,
  }: {
    readonly mayBegin: (row: Row) => boolean;
    readonly isShown: () => boolean;
    readonly onEndNear: () => void;
  },
) {
  const cutter = blockCutter(ROWS_MAX, mayBegin);
  const near = blockWindow(REACH);
  const cut = computed(() => cutter.cut(rows()));
  const { begun, beginNext } = useTurns();
  /** Grows with each change of what is drawn of them. */
  const drawing = ref(0);
  const blocks = computed(() =>
    drawing.value < 0 ? [] : drawnBoxes(cut.value.slice(0, begun.value), near.heightOf, { shared: SHARED }),
  );
  /** What may be drawn ahead in this frame has been. */
  let isDone = false;

  const look = lookAtBlocks((boxes, windowHeight, isScrolled) => {
    const keys = cut.value.slice(0, begun.value).map(({ key }) => key);
    const options = { windowHeight, held: focused(), aheadMax: isDone ? 0 : AHEAD_MAX };
    const { rest, changed, more } = near.look(keys, boxes, options);
    if (changed) drawing.value += 1;
    const left = cut.value.length - keys.length;
    const isEndFar = rest >= REACH.leave && rest < Infinity;
    if (left > 0 && !isDone && !isEndFar) beginNext(isScrolled && rest < BEGIN_WITHIN);
    if (left * meanHeight(boxes) + rest * windowHeight < MORE_WITHIN * windowHeight) onEndNear();
    if (isH5 && changed && !isDone) {
      isDone = true;
      requestAnimationFrame(() => (isDone = false));
    }
    if (more) lookSoon();
  });
  const lookSoon = inNextFrame(() => void look(false));
  watch([() => cut.value.length, begun, isShown], ([length]) => {
    // A list that starts over is drawn anew; one that is only asked for again stays as it stands.
    begun.value = Math.max(FIRST, Math.min(begun.value, length));
    void nextTick(lookSoon);
  });

  return {
    blocks,
    look: () => void look(true),
    /** Draws the block of this line, so that it can be scrolled to. */
    async show(rowKey: string): Promise<void> {
      const at = cut.value.findIndex((block) => block.rows.some(({ key }) => key === rowKey));
      const found = cut.value[at];
      if (found !== undefined) near.draw(found.key);
      drawing.value += 1;
      begun.value = Math.max(begun.value, at + 1);
      await nextTick();
    },
    forget(): void {
      cutter.forget();
      near.forget();
      drawing.value += 1;
    },
  };
}

/** How many blocks have had their turn to be drawn. The next has it in an idle moment, or at once where somebody is about to see it. */
function useTurns() {
  const begun = ref(FIRST);
  let waiting = false;
  return {
    begun,
    beginNext: (isUrgent: boolean): void => {
      if (isUrgent) begun.value += 1;
      if (isUrgent || waiting) return;
      waiting = true;
      whenIdle(() => {
        waiting = false;
        begun.value += 1;
      });
    },
  };
}

/** Measures the drawn blocks for `decide`, when there are any; whoever asks meanwhile has it done once more afterwards. */
function lookAtBlocks(
  decide: (boxes: readonly BlockBox[], windowHeight: number, isScrolled: boolean) => void,
): (isScrolled: boolean) => Promise<void> {
  let windowHeight: number | undefined;
  let looking = false;
  let again = false;
  return async function look(isScrolled) {
    again = looking;
    if (looking) return;
    looking = true;
    const boxes = await readBlocks();
    looking = false;
    if (isH5) windowHeight = innerHeight;
    windowHeight ??= uni.getSystemInfoSync().windowHeight;
    if (boxes.length > 0) decide(boxes, windowHeight, isScrolled);
    if (again) await look(isScrolled);
  };
}

function meanHeight(boxes: readonly BlockBox[]): number {
  return boxes.reduce((sum, { top, bottom }) => sum + bottom - top, 0) / boxes.length;
}

/** In a browser once in the next frame, however often it is asked for; elsewhere at once. */
function inNextFrame(work: () => void): () => void {
  if (!isH5) return work;
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}
