import { describe, expect, it } from 'vitest';

import { blockCutter, drawnBoxes } from './blocks.ts';

const rowsOf = (...keys: (number | string)[]) => keys.map((key) => ({ key: String(key) }));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const cutter = () => blockCutter<{ readonly key: string }>(6, ({ key }) => !key.startsWith('fold'));

describe('blocks of a list', () => {
  it('holds so many lines each, and loses none', () => {
    const blocks = cutter().cut(rowsOf(...numbers(1, 15)));
    expect(blocks.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['first', 6],
      ['7', 6],
      ['13', 3],
    ]);
    expect(blocks.flatMap(({ rows }) => rows.map(({ key }) => Number(key)))).toEqual(numbers(1, 15));
  });

  it('stays where it was cut when lines come on top or in between', () => {
    const { cut } = cutter();
    cut(rowsOf(...numbers(1, 15)));
    const blocks = cut(rowsOf('new', ...numbers(1, 8), 'reply', ...numbers(9, 20)));
    expect(blocks.map(({ key }) => key)).toEqual(['first', '6', '7', '12', '13', '19']);
    expect(blocks[0]?.rows[0]?.key).toBe('new');
    expect(blocks[2]?.rows.map(({ key }) => key)).toContain('reply');
    expect(Math.max(...blocks.map(({ rows }) => rows.length))).toBe(6);
  });

  it('begins no block with a line that may go away', () => {
    const blocks = cutter().cut(rowsOf(...numbers(1, 6), 'fold1', 7, 8));
    expect(blocks.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['first', 7],
      ['7', 2],
    ]);
  });

  it('forgets its cuts when the list starts over', () => {
    const { cut, forget } = cutter();
    cut(rowsOf(...numbers(1, 15)));
    forget();
    expect(cut(rowsOf(...numbers(4, 12))).map(({ key }) => key)).toEqual(['first', '10']);
  });
});

describe('the boxes of a list', () => {
  const blocks = ['a', 'b', 'c', 'd', 'e'].map((key) => ({ key, rows: rowsOf(key) }));
  const heights: Record<string, number> = { a: 10, b: 20.5, d: 30, e: 5 };
  const heightOf = (key: string) => heights[key];
  const shown = (shared: 'all' | number) =>
    drawnBoxes(blocks, heightOf, { shared }).map(({ key, rows, open, style }) => [
      key,
      open,
      rows.length,
      style,
    ]);

  it('has room as high as what is left out, in one box for neighbours', () => {
    expect(shown('all')).toEqual([
      ['above-c', false, 0, 'height:30.5px'],
      ['c', true, 1, ''],
      ['below', false, 0, 'height:35px'],
    ]);
  });

  it('has a box for each where a message names it by its place, and so many are not left out yet', () => {
    expect(shown(4).map(([key, , , style]) => [key, style])).toEqual([
      ['a', 'height:10px'],
      ['b', 'height:20.5px'],
      ['c', ''],
      ['d', 'height:30px'],
      ['e', 'height:5px'],
    ]);
  });

  it('has one box for so many that are all left out, counted from the first', () => {
    expect(shown(2).map(([key, , , style]) => [key, style])).toEqual([
      ['b', 'height:30.5px'],
      ['c', ''],
      ['d', 'height:30px'],
      ['e', 'height:5px'],
    ]);
  });

  it('are few however long the list is', () => {
    const many = numbers(1, 500).map((n) => ({ key: String(n), rows: rowsOf(n) }));
    for (const open of [1, 26, 250, 499, 500]) {
      const height = (key: string) => (Math.abs(Number(key) - open) <= 1 ? undefined : 100);
      const boxes = drawnBoxes(many, height, { shared: 25 });
      expect(boxes.length).toBeLessThanOrEqual(500 / 25 + 2 * 25);
      const room = boxes.reduce((sum, { style }) => sum + Number(/\d+/.exec(style)?.[0] ?? 0), 0);
      expect(room).toBe(100 * many.filter(({ key }) => height(key) !== undefined).length);
    }
  });
});
