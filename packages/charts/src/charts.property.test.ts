import fc from 'fast-check';
import { expect, test } from 'vitest';
import { barsHeight, barsSvg, growthCurveSvg, sparklineSvg, svgDataUri, type GrowthPoint } from './index.ts';
import { growthGeometry } from './growth-geometry.ts';
import { readSvg, spotsOf } from './testing/read-svg.ts';

const count = fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 50_000_000 }));
/** Cumulative points: any steps in time and in echoes, discounts never undone. */
const points = fc
  .array(
    fc.record({
      step: fc.nat({ max: 40 * 86_400_000 }),
      raw: count,
      counted: fc.nat({ max: 100 }),
      organic: fc.nat({ max: 100 }),
    }),
    { maxLength: 60 },
  )
  .chain((steps) => fc.integer({ min: 0, max: 4e12 }).map((start) => cumulative(start, steps)));

function cumulative(
  start: number,
  steps: readonly { step: number; raw: number; counted: number; organic: number }[],
): GrowthPoint[] {
  let last: GrowthPoint = { at: start, raw: 0, counted: 0, organic: 0 };
  return steps.map(({ step, raw, counted, organic }) => {
    const moreCounted = Math.floor((raw * counted) / 100);
    const moreOrganic = Math.floor((moreCounted * organic) / 100);
    last = {
      at: last.at + step,
      raw: last.raw + raw,
      counted: last.counted + moreCounted,
      organic: last.organic + moreOrganic,
    };
    return last;
  });
}

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('原始', '</text><script>', '"&\'', '\ud800', ''),
);
const width = fc.integer({ min: 160, max: 1_200 });
const height = fc.integer({ min: 100, max: 800 });
const fontSize = fc.integer({ min: 10, max: 20 });
const palette = { text: '#111', grid: '#eee', raw: '#a85', counted: '#5a8', organic: '#165' };

function expectSound(svg: string, box: { width: number; height: number }): void {
  const elements = readSvg(svg);
  expect(elements[0]).toMatchObject({
    name: 'svg',
    attributes: { width: String(box.width), height: String(box.height) },
  });
  expect(elements.every(({ name }) => ['svg', 'g', 'path', 'rect', 'line', 'text'].includes(name))).toBe(
    true,
  );
  for (const spot of elements.flatMap((element) => spotsOf(element))) {
    // One pixel for rounding; a comparison with NaN is false and therefore fails.
    expect(
      spot.x >= -1 && spot.x <= box.width + 1 && spot.y >= -1 && spot.y <= box.height + 1,
      JSON.stringify(spot),
    ).toBe(true);
  }
  expect(decodeURIComponent(svgDataUri(svg).replace('data:image/svg+xml,', '')).replace(/'/g, '"')).toBe(svg);
}

test('a growth curve of any data, size and words is well-formed and stays within its box', () => {
  fc.assert(
    fc.property(
      points,
      width,
      height,
      fontSize,
      fc.tuple(text, text, text, text, text),
      (given, w, h, size, words) => {
        const [raw, counted, organic, empty, title] = words;
        const labels = { raw, counted, organic, empty, title };
        expectSound(growthCurveSvg({ points: given, width: w, height: h, palette, labels, fontSize: size }), {
          width: w,
          height: h,
        });
      },
    ),
  );
});

test('cumulative lines never fall, never go back in time, and lie inside one another', () => {
  fc.assert(
    fc.property(points, (given) => {
      const { lines } = growthGeometry(given, { left: 40, top: 20, right: 340, bottom: 180 }, 480);
      for (const line of Object.values(lines)) {
        const falls = line.some(
          (spot, i) => i > 0 && (spot.y > line[i - 1]!.y + 1e-6 || spot.x < line[i - 1]!.x - 1e-6),
        );
        expect(falls).toBe(false);
      }
      const [raw, counted, organic] = [lines.raw.at(-1), lines.counted.at(-1), lines.organic.at(-1)].map(
        (spot) => spot?.y ?? 0,
      );
      expect(raw! <= counted! && counted! <= organic!).toBe(true);
    }),
  );
});

test('leaving out spots between pixels moves no line by more than a pixel', () => {
  fc.assert(
    fc.property(
      points.filter((given) => given.length > 1 && given.at(-1)!.at > given[0]!.at),
      (given) => {
        const plot = { left: 0, top: 0, right: 100, bottom: 100 };
        const { lines, valueTicks } = growthGeometry(given, plot, 0);
        const top = valueTicks.at(-1)!.value;
        const span = given.at(-1)!.at - given[0]!.at;
        for (const { at, raw } of given) {
          const spot = { x: ((at - given[0]!.at) / span) * 100, y: 100 - (raw / top) * 100 };
          const near = lines.raw.some(
            (kept) => Math.abs(kept.x - spot.x) <= 1 && Math.abs(kept.y - spot.y) <= 1,
          );
          const level = lines.raw.some(
            (kept, i) =>
              kept.y === spot.y &&
              kept.x <= spot.x &&
              (lines.raw[i + 1]?.x ?? -1) >= spot.x &&
              lines.raw[i + 1]?.y === spot.y,
          );
          expect(near || level).toBe(true);
        }
      },
    ),
  );
});

test('bars of any values, sizes and words are well-formed and stay within their box', () => {
  const bars = fc.array(fc.record({ label: text, value: count }), { maxLength: 12 });
  fc.assert(
    fc.property(bars, width, fontSize, text, text, (given, w, size, empty, title) => {
      const colors = { text: '#111', track: '#eee', bar: '#165' };
      expectSound(barsSvg({ bars: given, width: w, palette: colors, empty, title, fontSize: size }), {
        width: w,
        height: barsHeight(given.length, size),
      });
    }),
  );
});

test('a sparkline of any values is well-formed and stays within its box', () => {
  fc.assert(
    fc.property(
      fc.array(count, { maxLength: 50 }),
      fc.integer({ min: 10, max: 200 }),
      fc.integer({ min: 8, max: 60 }),
      text,
      (values, w, h, title) => {
        expectSound(sparklineSvg({ values, width: w, height: h, color: '#165', title }), {
          width: w,
          height: h,
        });
      },
    ),
  );
});
