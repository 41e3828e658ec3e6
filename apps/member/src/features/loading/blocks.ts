/** Lines of a list that are drawn, and left out, together. */
export interface Block<Row> {
  readonly key: string;
  readonly rows: readonly Row[];
}

const FIRST = 'first';

/**
 * Cuts a growing list into blocks, and remembers where: lines that come in between later make one block longer, and move
 * no other. `mayBegin` tells which lines can be the first of a block, because they stay in the list. A block begins after
 * `rowsMax` lines, or more where none may begin.
 */
export function blockCutter<Row extends { readonly key: string }>(
  rowsMax: number,
  mayBegin: (row: Row) => boolean,
) {
  const begins = new Set<string>();
  return {
    cut(rows: readonly Row[]): Block<Row>[] {
      const blocks: { key: string; rows: Row[] }[] = [];
      for (const row of rows) {
        const last = blocks[blocks.length - 1];
        const isFull = last !== undefined && last.rows.length >= rowsMax && mayBegin(row);
        if (isFull) begins.add(row.key);
        if (last === undefined) blocks.push({ key: FIRST, rows: [row] });
        else if (begins.has(row.key)) blocks.push({ key: row.key, rows: [row] });
        else last.rows.push(row);
      }
      return blocks;
    },
    /** The list starts over. */
    forget: () => begins.clear(),
  };
}

/** A box of the page: a block that is drawn, or room that is left for some that are not. */
export interface DrawnBox<Row> extends Block<Row> {
  readonly open: boolean;
  readonly style: string;
}

/**
 * The boxes in which a list stands. `heightOf` tells the height in pixels of a block that is left out. `shared`: which
 * neighbours that are left out share one box: `all` of them, so that a page has as many as it shows, or `so many`, counted
 * from the first block, once each of these is left out, so that a list of thousands still has few boxes and one that
 * opens or closes seldom moves the places of others.
 */
export function drawnBoxes<Row>(
  blocks: readonly Block<Row>[],
  heightOf: (key: string) => number | undefined,
  { shared }: { readonly shared: 'all' | number },
): DrawnBox<Row>[] {
  const boxes: DrawnBox<Row>[] = [];
  let room = 0;
  const leaveRoom = (key: string): void => {
    if (room > 0) boxes.push({ key, rows: [], open: false, style: `height:${room}px` });
    room = 0;
  };
  const isLeftOut = (from: number, size: number): boolean =>
    from + size <= blocks.length &&
    blocks.slice(from, from + size).every(({ key }) => heightOf(key) !== undefined);
  let sharedUntil = 0;
  for (const [at, { key, rows }] of blocks.entries()) {
    const height = heightOf(key);
    // Named after the block below it, which stays while what is above the window grows.
    if (height === undefined) leaveRoom(`above-${key}`);
    if (height === undefined) boxes.push({ key, rows, open: true, style: '' });
    else room += height;
    if (shared === 'all') continue;
    if (at % shared === 0 && isLeftOut(at, shared)) sharedUntil = at + shared;
    if (at + 1 >= sharedUntil) leaveRoom(key);
  }
  leaveRoom('below');
  return boxes;
}
