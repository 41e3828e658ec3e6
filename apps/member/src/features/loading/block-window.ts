/** Where a drawn block stands, in pixels from the top of the window. */
export interface BlockBox {
  readonly key: string;
  readonly top: number;
  readonly bottom: number;
}

/** What a look at the window found. */
export interface Look {
  /** So many window heights below the window the list ends; Infinity when that is not known. */
  readonly rest: number;
  /** Other blocks are drawn than before. */
  readonly changed: boolean;
  /** There are more to draw. */
  readonly more: boolean;
}

interface LookOptions {
  readonly windowHeight: number;
  /** The key of a block that stays as it is. */
  readonly held?: string | undefined;
  /** So many blocks are drawn ahead of the window at a time, the nearest first; those in it are drawn at once. */
  readonly aheadMax?: number;
}

/** Window heights above and below the window within which blocks are drawn, and beyond which they are left out again. */
export interface Reach {
  readonly draw: number;
  readonly leave: number;
}

/**
 * Which blocks of a long list are drawn. A new one is; one far from the window is left out, and as much empty room stands in
 * its place, so that nothing moves.
 */
export function blockWindow(reach: Reach) {
  const heights = new Map<string, number>();

  return {
    /** Height in pixels of a block that is left out; undefined for one that is drawn. */
    heightOf: (key: string): number | undefined => heights.get(key),
    /**
     * Decides anew. `drawn` has the boxes of the drawn blocks as far as they could be measured; where nothing has a
     * height, as on a page that is not in view, all stays as it is.
     */
    look(keys: readonly string[], drawn: readonly BlockBox[], options: LookOptions): Look {
      const { windowHeight, held, aheadMax = Infinity } = options;
      const near: { readonly key: string; readonly away: number }[] = [];
      let changed = false;
      let rest = Infinity;
      for (const { key, top, bottom } of placesOf(keys, drawn, heights)) {
        const away = Math.max(-bottom, top - windowHeight) / windowHeight;
        const isLeft = heights.has(key);
        if (isLeft && away < reach.draw) near.push({ key, away });
        if (!isLeft && away > reach.leave && bottom > top && key !== held) {
          heights.set(key, bottom - top);
          changed = true;
        }
        if (key === keys[keys.length - 1] && bottom !== top) rest = (bottom - windowHeight) / windowHeight;
      }
      near.sort((a, b) => a.away - b.away);
      const inView = near.filter(({ away }) => away <= 0).length;
      const now = near.slice(0, Math.max(inView, aheadMax));
      now.forEach(({ key }) => heights.delete(key));
      return { rest, changed: changed || now.length > 0, more: now.length < near.length };
    },
    /** Draws a block, wherever it stands. */
    draw: (key: string) => void heights.delete(key),
    /** The list starts over. */
    forget: () => heights.clear(),
  };
}

/** Measured boxes as they are, and the others as they stand between these. */
function placesOf(
  keys: readonly string[],
  drawn: readonly BlockBox[],
  heights: ReadonlyMap<string, number>,
): BlockBox[] {
  const boxes = new Map(drawn.map((box) => [box.key, box]));
  const places = keys.map((key) => boxes.get(key));
  /** What stands at `at`, when it is not measured, begins or ends at this edge. */
  const place = (at: number, edge: number | undefined, step: 1 | -1): number | undefined => {
    const key = keys[at] ?? '';
    const height = heights.get(key);
    if (places[at] === undefined && edge !== undefined && height !== undefined)
      places[at] = { key, top: step > 0 ? edge : edge - height, bottom: step > 0 ? edge + height : edge };
    return step > 0 ? places[at]?.bottom : places[at]?.top;
  };
  let edge: number | undefined;
  for (let at = 0; at < keys.length; at += 1) edge = place(at, edge, 1);
  edge = undefined;
  for (let at = keys.length - 1; at >= 0; at -= 1) edge = place(at, edge, -1);
  return places.filter((box) => box !== undefined);
}
