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
