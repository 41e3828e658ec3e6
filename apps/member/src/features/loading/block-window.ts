import { reactive } from 'vue';

/** Where a drawn block stands, in pixels from the top of the window. */
export interface BlockBox {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

/** Window heights above and below the window within which blocks are drawn, and beyond which they are left out again. */
const DRAW_WITHIN = 1.5;
const LEAVE_BEYOND = 2.5;

/**
 * Which blocks of a long list are drawn. A new one is; one far from the window is left out, and an empty box of exactly its
 * height stands in its place, so that nothing moves.
 */
export function blockWindow() {
  const heights = reactive<Record<string, number>>({});

  return {
    /** Height in pixels of a block that is left out; undefined for one that is drawn. */
    heightOf: (key: string): number | undefined => heights[key],
    /**
     * Decides anew. `drawn` has the boxes of the drawn blocks as far as they could be measured; where nothing has a
     * height, as on a page that is not in view, all stays as it is. `held` is left as it is.
     * @returns how many window heights below the window the list ends; Infinity when it is not known
     */
    look(keys: readonly string[], drawn: readonly BlockBox[], windowHeight: number, held?: string): number {
      const places = placesOf(keys, drawn, heights);
      for (const { key, top, bottom } of places) {
        const away = Math.max(-bottom, top - windowHeight) / windowHeight;
        const height = heights[key];
        if (height !== undefined && away < DRAW_WITHIN) delete heights[key];
        if (height === undefined && away > LEAVE_BEYOND && bottom > top && key !== held)
          heights[key] = bottom - top;
      }
      const last = places.find(({ key }) => key === keys[keys.length - 1]);
      const isLaidOut = last !== undefined && last.bottom !== last.top;
      return isLaidOut ? (last.bottom - windowHeight) / windowHeight : Infinity;
    },
    /** Draws a block, wherever it stands. */
    draw: (key: string) => void delete heights[key],
    /** The list starts over. */
    forget(): void {
      for (const key of Object.keys(heights)) delete heights[key];
    },
  };
}

/** Measured boxes as they are, and the others as they stand between these. */
function placesOf(
  keys: readonly string[],
  drawn: readonly BlockBox[],
  heights: Readonly<Record<string, number>>,
): BlockBox[] {
  const boxes = new Map(drawn.map((box) => [box.key, box]));
  let edge: number | undefined;
  for (const key of keys) {
    const height = heights[key];
    const known = boxes.get(key);
    if (known === undefined && edge !== undefined && height !== undefined)
      boxes.set(key, { key, top: edge, bottom: edge + height });
    edge = boxes.get(key)?.bottom;
  }
  for (const key of keys.slice().reverse()) {
    const height = heights[key];
    const known = boxes.get(key);
    if (known === undefined && edge !== undefined && height !== undefined)
      boxes.set(key, { key, top: edge - height, bottom: edge });
    edge = boxes.get(key)?.top;
  }
  return [...boxes.values()];
}
