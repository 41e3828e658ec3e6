import { describe, expect, it } from 'vitest';

import { blockCutter } from './blocks.ts';

const rowsOf = (...keys: (number | string)[]) => keys.map((key) => ({ key: String(key) }));
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const cutter = () => blockCutter<{ readonly key: string }>(({ key }) => !key.startsWith('fold'));

describe('blocks of a list', () => {
  it('holds ten lines each, and loses none', () => {
    const blocks = cutter().cut(rowsOf(...numbers(1, 25)));
    expect(blocks.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['first', 10],
      ['11', 10],
      ['21', 5],
    ]);
    expect(blocks.flatMap(({ rows }) => rows.map(({ key }) => Number(key)))).toEqual(numbers(1, 25));
  });

  it('stays where it was cut when lines come on top or in between', () => {
    const { cut } = cutter();
    cut(rowsOf(...numbers(1, 25)));
    const blocks = cut(rowsOf('new', ...numbers(1, 12), 'reply', ...numbers(13, 30)));
    expect(blocks.map(({ key }) => key)).toEqual(['first', '10', '11', '20', '21']);
    expect(blocks[0]?.rows[0]?.key).toBe('new');
    expect(blocks[2]?.rows.map(({ key }) => key)).toContain('reply');
    expect(Math.max(...blocks.map(({ rows }) => rows.length))).toBe(10);
  });

  it('begins no block with a line that may go away', () => {
    const blocks = cutter().cut(rowsOf(...numbers(1, 10), 'fold1', 11, 12));
    expect(blocks.map(({ key, rows }) => [key, rows.length])).toEqual([
      ['first', 11],
      ['11', 2],
    ]);
  });

  it('forgets its cuts when the list starts over', () => {
    const { cut, forget } = cutter();
    cut(rowsOf(...numbers(1, 25)));
    forget();
    expect(cut(rowsOf(...numbers(7, 20))).map(({ key }) => key)).toEqual(['first', '17']);
  });
});
