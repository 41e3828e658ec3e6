import { computed, nextTick, watch } from 'vue';

import { isH5 } from '../../platform/target.ts';
import { blockWindow, type BlockBox } from './block-window.ts';
import { blockCutter } from './blocks.ts';

/** Window heights before its end at which more of the list is wanted. */
const MORE_WITHIN = 2;
const ID = /^rows-(.+)$/;

/** Where the drawn blocks of the page stand. They carry the class `rows--open` and the id `rows-<key>`. */
function readBoxes(): Promise<BlockBox[]> {
  return new Promise((resolve) => {
    const query = uni.createSelectorQuery();
    query.selectAll('.rows--open').boundingClientRect();
    query.exec((found: readonly unknown[]) => {
      const boxes = (found[0] ?? []) as readonly UniApp.NodeInfo[];
      resolve(
        boxes.flatMap(({ id, top, bottom }) => {
          const key = ID.exec(id ?? '')?.[1];
          return key === undefined || top === undefined || bottom === undefined ? [] : [{ key, top, bottom }];
        }),
      );
    });
  });
}

/** The block that has the keyboard's focus, which would be lost with it. */
function focused(): string | undefined {
  if (!isH5) return undefined;
  return ID.exec(document.activeElement?.closest('.rows')?.id ?? '')?.[1];
}

/**
 * A list that may grow to thousands of lines, of which the page draws those near the window. The page calls `look` when it
 * is scrolled, draws each of `blocks` in a box with the id `rows-<key>`, the class `rows` and, when open, `rows--open`, and
 * calls `forget` when the list starts over. `onEndNear` is called, perhaps often, while the end is near the window.
 */
export function useBlocks<Row extends { readonly key: string }>(
  rows: () => readonly Row[],
  { mayBegin, onEndNear }: { readonly mayBegin: (row: Row) => boolean; readonly onEndNear: () => void },
) {
  const cutter = blockCutter(mayBegin);
  const near = blockWindow();
  const cut = computed(() => cutter.cut(rows()));
  const blocks = computed(() =>
    cut.value.map(({ key, rows: lines }) => {
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
    if (looking || cut.value.length < 2) return;
    looking = true;
    const boxes = await readBoxes();
    if (isH5) windowHeight = innerHeight;
    windowHeight ??= uni.getSystemInfoSync().windowHeight;
    const keys = cut.value.map(({ key }) => key);
    const rest = boxes.length > 0 ? near.look(keys, boxes, windowHeight, focused()) : Infinity;
    looking = false;
    if (rest < MORE_WITHIN) onEndNear();
    if (again) await look();
  }
  watch(
    () => cut.value.length,
    () => void nextTick(look),
  );

  return {
    blocks,
    look,
    /** Draws the block of this line, so that it can be scrolled to. */
    async show(rowKey: string): Promise<void> {
      const found = cut.value.find((block) => block.rows.some(({ key }) => key === rowKey));
      if (found !== undefined) near.draw(found.key);
      await nextTick();
    },
    forget(): void {
      cutter.forget();
      near.forget();
    },
  };
}
