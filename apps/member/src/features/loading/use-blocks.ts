import { computed, nextTick, ref, watch } from 'vue';

import { readBoxes } from '../../platform/boxes.ts';
import { isH5 } from '../../platform/target.ts';
import { whenIdle } from '../../platform/h5-idle.ts';
import { blockWindow, type BlockBox } from './block-window.ts';
import { blockCutter } from './blocks.ts';

/**
 * A block has about a screen of lines, and the first is drawn before the others. In the mini-program each step is a message
 * between its two threads: blocks are longer there, and all are drawn at once.
 */
const ROWS_MAX = isH5 ? 6 : 10;
const FIRST = isH5 ? 1 : Infinity;
/** Window heights before its end at which more of the list is wanted. */
const MORE_WITHIN = 2;
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
 * calls `forget` when the list starts over. `onEndNear` is called, perhaps often, while the end is near the window.
 */
export function useBlocks<Row extends { readonly key: string }>(
  rows: () => readonly Row[],
  { mayBegin, onEndNear }: { readonly mayBegin: (row: Row) => boolean; readonly onEndNear: () => void },
) {
  const cutter = blockCutter(ROWS_MAX, mayBegin);
  const near = blockWindow();
  const cut = computed(() => cutter.cut(rows()));
  /** So many blocks have had their turn to be drawn. */
  const begun = ref(FIRST);
  const blocks = computed(() =>
    cut.value.slice(0, begun.value).map(({ key, rows: lines }) => {
      const height = near.heightOf(key);
      return height === undefined
        ? { key, rows: lines, open: true, style: '' }
        : { key, rows: [], open: false, style: `height:${height}px` };
    }),
  );
  let windowHeight: number | undefined;
  let looking = false;
  let again = false;

  async function look(): Promise<void> {
    again = looking;
    if (looking || blocks.value.length < 2) return;
    looking = true;
    const boxes = await readBlocks();
    if (isH5) windowHeight = innerHeight;
    windowHeight ??= uni.getSystemInfoSync().windowHeight;
    const keys = cut.value.map(({ key }) => key);
    const rest = boxes.length > 0 ? near.look(keys, boxes, windowHeight, focused()) : Infinity;
    looking = false;
    if (rest < MORE_WITHIN) onEndNear();
    if (again) await look();
  }
  let waiting = false;
  function beginNext(): void {
    if (waiting || begun.value >= cut.value.length) return;
    waiting = true;
    whenIdle(() => {
      waiting = false;
      begun.value += 1;
    });
  }
  watch([() => cut.value.length, begun], ([length]) => {
    // A list that starts over is drawn anew; one that is only asked for again stays as it stands.
    begun.value = Math.max(FIRST, Math.min(begun.value, length));
    beginNext();
    void nextTick(look);
  });

  return {
    blocks,
    look,
    /** Draws the block of this line, so that it can be scrolled to. */
    async show(rowKey: string): Promise<void> {
      const at = cut.value.findIndex((block) => block.rows.some(({ key }) => key === rowKey));
      const found = cut.value[at];
      if (found !== undefined) near.draw(found.key);
      begun.value = Math.max(begun.value, at + 1);
      await nextTick();
    },
    forget(): void {
      cutter.forget();
      near.forget();
    },
  };
}
