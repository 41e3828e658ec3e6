import { describe, expect, it } from 'vitest';

import { growthTable } from './growth-table.ts';

const point = (at: number, raw: number) => ({ at, raw, counted: raw, organic: 0 });

describe('the table of a growth curve', () => {
  it('lists the steps at which something changed, newest first', () => {
    const points = [point(0, 0), point(1, 1), point(2, 1), point(3, 4)];
    expect(growthTable(points, 10).map(({ at }) => at)).toEqual([3, 1]);
  });

  it('notices a change of counted alone', () => {
    const points = [point(1, 2), { at: 2, raw: 2, counted: 1, organic: 0 }];
    expect(growthTable(points, 10).map(({ at }) => at)).toEqual([2, 1]);
  });

  it('thins a long curve and keeps both ends', () => {
    const points = Array.from({ length: 100 }, (_, i) => point(i, i + 1));
    const rows = growthTable(points, 12);
    expect(rows).toHaveLength(12);
    expect(rows[0]?.at).toBe(99);
    expect(rows.at(-1)?.at).toBe(0);
  });
});
