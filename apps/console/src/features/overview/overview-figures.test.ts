import { expect, test } from 'vitest';

import { echoLayers } from './echo-layers.ts';
import { growthOption, growthRows, isNotable, type GrowthLook } from './growth-option.ts';

test('each layer says how many fewer it has than the one before', () => {
  expect(echoLayers({ raw: 20, counted: 15, organic: 5 })).toEqual([
    { layer: 'raw', count: 20, width: 100, fewer: 0 },
    { layer: 'counted', count: 15, width: 75, fewer: 5 },
    { layer: 'organic', count: 5, width: 25, fewer: 10 },
  ]);
});

test('no echoes draw no bars', () => {
  expect(echoLayers({ raw: 0, counted: 0, organic: 0 }).map(({ width }) => width)).toEqual([0, 0, 0]);
});

const points = Array.from({ length: 100 }, (_, at) => ({
  at: at * 1_000,
  raw: at * 3,
  counted: at * 2,
  organic: at,
}));

test('the table keeps the first and the last point of a long curve and every point of a short one', () => {
  const rows = growthRows(points, 12);
  expect(rows).toHaveLength(12);
  expect(rows[0]).toEqual(points[0]);
  expect(rows.at(-1)).toEqual(points.at(-1));
  expect(growthRows(points.slice(0, 3), 12)).toEqual(points.slice(0, 3));
});

test('a busy time is told only when it stands for more than a few echoes', () => {
  expect(isNotable(1, 4)).toBe(false);
  expect(isNotable(3, 4)).toBe(true);
  expect(isNotable(30, 744)).toBe(false);
  expect(isNotable(38, 744)).toBe(true);
});

test('the curve draws the three layers in their colours and tells a screen reader what it shows', () => {
  const look: GrowthLook = {
    names: { raw: 'R', counted: 'C', organic: 'O' },
    colours: { raw: '#111', counted: '#222', organic: '#333' },
    text: '#000',
    line: '#ccc',
    surface: '#fff',
    font: 'sans-serif',
    moment: String,
    tick: String,
    description: 'all of it',
  };
  const option = growthOption({ startedAt: 0, points: points.slice(0, 2) }, look);
  expect(option['aria']).toEqual({ enabled: true, label: { description: 'all of it' } });
  expect(option['series']).toMatchObject([
    {
      name: 'R',
      color: '#111',
      data: [
        [0, 0],
        [1_000, 3],
      ],
    },
    {
      name: 'C',
      color: '#222',
      data: [
        [0, 0],
        [1_000, 2],
      ],
    },
    {
      name: 'O',
      color: '#333',
      data: [
        [0, 0],
        [1_000, 1],
      ],
    },
  ]);
});
