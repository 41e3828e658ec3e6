import { expect, test } from 'vitest';
import { barsSvg, describeGrowth, growthCurveSvg, sparklineSvg, svgDataUri } from './index.ts';
import { growthGeometry } from './growth-geometry.ts';
import { readSvg } from './testing/read-svg.ts';
import { fitText, textWidth } from './text.ts';

const palette = { text: '#111', grid: '#eee', raw: '#a85', counted: '#5a8', organic: '#165' };
const labels = { raw: '原始', counted: '计入', organic: '自发', empty: '还没有回响', title: '回响曲线' };
const point = (at: number, raw: number, counted = raw, organic = counted) => ({ at, raw, counted, organic });
const plot = { left: 0, top: 0, right: 100, bottom: 100 };
const texts = (svg: string) => readSvg(svg).flatMap(({ name, text }) => (name === 'text' ? [text] : []));

test('a line runs from the lower left to the share of the axis it has reached', () => {
  const { lines, valueTicks } = growthGeometry(
    [point(0, 0), point(50, 10, 5, 0), point(100, 20, 10, 5)],
    plot,
    0,
  );
  expect(valueTicks.map(({ value }) => value)).toEqual([0, 10, 20]);
  expect(lines.raw).toEqual([
    { x: 0, y: 100 },
    { x: 50, y: 50 },
    { x: 100, y: 0 },
  ]);
  expect(lines.organic).toEqual([
    { x: 0, y: 100 },
    { x: 50, y: 100 },
    { x: 100, y: 75 },
  ]);
});

test('one point is a level line across the plot', () => {
  const { lines } = growthGeometry([point(7, 2)], plot, 0);
  expect(lines.raw).toEqual([
    { x: 0, y: 0 },
    { x: 100, y: 0 },
  ]);
});

test('a curve names its layers and carries the sentence for a screen reader, its fonts and no style sheet', () => {
  const svg = growthCurveSvg({
    points: [point(0, 0), point(3_600_000, 4)],
    width: 320,
    height: 200,
    palette,
    labels,
  });
  expect(texts(svg).slice(0, 3)).toEqual(['原始', '计入', '自发']);
  expect(readSvg(svg)[0]?.attributes).toMatchObject({ role: 'img', 'aria-label': '回响曲线' });
  expect(
    readSvg(svg)
      .filter(({ name }) => name === 'text')
      .every(({ attributes }) => attributes['font-size'] === '12'),
  ).toBe(true);
  expect(svg).not.toContain('<style');
  expect(readSvg(svg).filter(({ name }) => name === 'path')).toHaveLength(6);
});

test.each([
  ['no point', []],
  ['nothing but zeros', [point(0, 0), point(60_000, 0)]],
])('a curve of %s says so and draws no area', (_name, points) => {
  const svg = growthCurveSvg({ points, width: 320, height: 200, palette, labels });
  expect(texts(svg)).toContain('还没有回响');
  expect(readSvg(svg).some(({ name }) => name === 'path')).toBe(false);
});

test('a title that is empty leaves the picture to its page', () => {
  const svg = sparklineSvg({ values: [1], width: 40, height: 12, color: '#165', title: '' });
  expect(svg).not.toContain('role');
});

test('a sparkline rises from the bottom to the top of its box', () => {
  const svg = sparklineSvg({ values: [0, 4], width: 40, height: 12, color: '#165', title: '' });
  expect(readSvg(svg)[1]?.attributes['d']).toBe('M2 10L38 2');
});

test('bars are as long as their share of the highest, and a bar of nothing has only its track', () => {
  const bars = [
    { label: '甲', value: 1_000 },
    { label: '乙', value: 500 },
    { label: '丙', value: 0 },
  ];
  const svg = barsSvg({
    bars,
    width: 300,
    palette: { text: '#111', track: '#eee', bar: '#165' },
    empty: '',
    title: '',
  });
  const rects = readSvg(svg)
    .filter(({ name }) => name === 'rect')
    .map(({ attributes }) => Number(attributes['width']));
  expect(rects).toHaveLength(5);
  expect(rects[1]).toBe(rects[0]);
  expect(rects[3]).toBeCloseTo(rects[2]! / 2);
  expect(texts(svg)).toEqual(['甲', '1,000', '乙', '500', '丙', '0']);
});

test('no bars say so', () => {
  const svg = barsSvg({
    bars: [],
    width: 300,
    palette: { text: '#111', track: '#eee', bar: '#165' },
    empty: '数据不足',
    title: '',
  });
  expect(texts(svg)).toEqual(['数据不足']);
});

test('text that is too long ends in an ellipsis within its room', () => {
  expect(fitText('回响', 10, 20)).toBe('回响');
  expect(fitText('回响回响', 10, 30)).toBe('回响…');
  expect(textWidth(fitText('回响 echo 回响 echo', 12, 70), 12)).toBeLessThanOrEqual(70);
  expect(fitText('回响', 10, 5)).toBe('');
});

test('markup in a text cannot leave it', () => {
  const svg = growthCurveSvg({
    points: [],
    width: 900,
    height: 200,
    palette,
    labels: { ...labels, raw: `<b a="'">&` },
  });
  expect(texts(svg)[0]).toBe('&lt;b a=&quot;&#39;&quot;&gt;&amp;');
});

test('a data URI has no raw markup, hash or quote', () => {
  expect(svgDataUri('<svg a="#165">回</svg>')).toBe(
    "data:image/svg+xml,%3Csvg%20a='%23165'%3E%E5%9B%9E%3C/svg%3E",
  );
});

test('a description says how much, when it began, when half was there and when it was busiest', () => {
  expect(
    describeGrowth([
      point(0, 0),
      point(60, 0),
      point(120, 2, 2, 1),
      point(180, 8, 7, 5),
      point(600, 10, 9, 6),
      point(900, 10, 9, 6),
    ]),
  ).toEqual({
    shape: 'settled',
    raw: 10,
    counted: 9,
    organic: 6,
    spanMs: 900,
    firstEchoMs: 120,
    halfMs: 180,
    busiest: { from: 120, to: 180, echoes: 6 },
  });
});

test('a description of nothing claims nothing', () => {
  const nothing = {
    shape: 'empty',
    raw: 0,
    counted: 0,
    organic: 0,
    spanMs: 0,
    firstEchoMs: null,
    halfMs: null,
    busiest: null,
  };
  expect(describeGrowth([])).toEqual(nothing);
  expect(describeGrowth([point(5, 0)])).toEqual(nothing);
  expect(describeGrowth([point(0, 0), point(60, 1)]).shape).toBe('growing');
});

test('signs that XML forbids are counted as wide as what stands for them', () => {
  expect(textWidth('\u0000\u0001', 10)).toBe(20);
});
