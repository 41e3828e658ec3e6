import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DrawOp } from './draw-ops.ts';
import { drawPoster, type PosterCanvas } from './draw-poster.ts';
import { graphemes } from './graphemes.ts';
import { layoutPoster, type MeasureText, type PosterContent } from './poster-layout.ts';

const measure: MeasureText = (text, { size }) =>
  graphemes(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) >= 0x2e80 ? size : size * 0.6), 0);
const words = (maxLength: number) =>
  fc.oneof(
    fc.constant(''),
    fc.string({ unit: 'grapheme', maxLength }),
    fc.string({ unit: fc.constantFrom(...Array.from('山水人家，。！（）《》…—')), maxLength }),
    fc.string({ unit: fc.constantFrom(...Array.from('abc '), '👩‍👩‍👧'), maxLength }),
    fc.constant('山'.repeat(5_000)),
  );
const curve = fc
  .array(fc.record({ step: fc.nat({ max: 86_400_000 }), more: fc.nat({ max: 9_999 }) }), { maxLength: 80 })
  .map((steps) => {
    let [at, echoes] = [1e12, 0];
    return steps.map(({ step, more }) => ({ at: (at += step), echoes: (echoes += more) }));
  });
const modules = fc.constantFrom(0, 21, 29, 33, 57).chain((size) =>
  fc.array(fc.string({ unit: fc.constantFrom('0', '1'), minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);
const content: fc.Arbitrary<PosterContent> = fc.record({
  brand: words(8),
  motto: words(60),
  date: words(40),
  quote: words(600),
  note: words(300),
  author: words(60),
  under: words(120),
  place: words(80),
  echoes: words(40),
  curve,
  scan: words(60),
  modules,
});

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function boxOf(op: DrawOp): Box {
  switch (op.kind) {
    case 'box':
      return { left: op.x, top: op.y, right: op.x + op.width, bottom: op.y + op.height };
    case 'text': {
      const width = measure(op.text, op.font);
      const left = op.align === 'left' ? op.x : op.x - width;
      // Letters reach from 0.88 of their size above the baseline to 0.22 below.
      return {
        left,
        top: op.y - op.font.size * 0.88,
        right: left + width,
        bottom: op.y + op.font.size * 0.22,
      };
    }
    case 'picture':
      return { left: op.x, top: op.y, right: op.x + op.size, bottom: op.y + op.size };
    case 'modules': {
      const size = op.cell * op.rows.length;
      return { left: op.x, top: op.y, right: op.x + size, bottom: op.y + size };
    }
    default:
      return {
        left: Math.min(...op.spots.map(({ x }) => x)),
        top: Math.min(...op.spots.map(({ y }) => y)),
        right: Math.max(...op.spots.map(({ x }) => x)),
        bottom: Math.max(...op.spots.map(({ y }) => y)),
      };
  }
}

const ROUNDING = 0.01;
const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right - ROUNDING &&
  other.left < one.right - ROUNDING &&
  one.top < other.bottom - ROUNDING &&
  other.top < one.bottom - ROUNDING;

describe('a poster, whatever it says', () => {
  test('keeps everything inside its edges', () => {
    fc.assert(
      fc.property(content, (said) => {
        const { width, height, ops } = layoutPoster(said, measure);
        const outside = ops.filter((op) => {
          const { left, top, right, bottom } = boxOf(op);
          return !(left >= -ROUNDING && top >= 0 && right <= width + ROUNDING && bottom <= height);
        });
        expect(outside).toEqual([]);
      }),
    );
  });

  test('sets no text over another, over the curve or over the code', () => {
    fc.assert(
      fc.property(content, (said) => {
        const { ops } = layoutPoster(said, measure);
        const texts = ops.filter(({ kind }) => kind === 'text');
        const things = ops.filter(({ kind }) => kind !== 'box' && kind !== 'line');
        const clashes = texts.filter((text) =>
          things.some((other) => other !== text && overlap(boxOf(text), boxOf(other))),
        );
        expect(clashes).toEqual([]);
      }),
    );
  });

  test('has one code, with a quiet edge of four cells on white', () => {
    fc.assert(
      fc.property(content, (said) => {
        const { ops } = layoutPoster(said, measure);
        const codes = ops.filter(({ kind }) => kind === 'picture' || kind === 'modules');
        expect(codes).toHaveLength(1);
        const white = ops.find((op) => op.kind === 'box' && op.fill === '#ffffff');
        const [outer, inner] = [white, codes[0]].map((op) => boxOf(op!));
        const quiet = Math.min(
          inner!.left - outer!.left,
          inner!.top - outer!.top,
          outer!.right - inner!.right,
          outer!.bottom - inner!.bottom,
        );
        const wanted = codes[0]!.kind === 'modules' ? codes[0]!.cell * 4 - 1 / 3 : 4;
        expect(quiet).toBeGreaterThanOrEqual(wanted - ROUNDING);
      }),
    );
  });

  test('is never longer than two screens of a short phone, 375 by 667', () => {
    const endless = '山'.repeat(5_000);
    const longest: PosterContent = {
      brand: endless,
      motto: endless,
      date: endless,
      quote: endless,
      note: endless,
      author: endless,
      under: endless,
      place: endless,
      echoes: endless,
      scan: endless,
      modules: [],
      curve: [
        { at: 0, echoes: 0 },
        { at: 1, echoes: 1 },
      ],
    };
    fc.assert(
      fc.property(content, (said) => layoutPoster(said, measure).height <= 2 * 667),
      { examples: [[longest]] },
    );
  });
});

const plain: PosterContent = {
  brand: '回响',
  motto: '说一句，有人听见',
  date: '2026年11月21日',
  quote: '山水有相逢',
  note: '',
  author: '—— 小林',
  under: '写在《老城墙》下面',
  place: '小院',
  echoes: '3 个回响',
  curve: [
    { at: 0, echoes: 0 },
    { at: 60_000, echoes: 3 },
  ],
  scan: '长按或扫码',
  modules: [],
};
const textsOf = (said: PosterContent): string[] =>
  layoutPoster(said, measure).ops.flatMap((op) => (op.kind === 'text' ? [op.text] : []));

test('few words are set large, many small, and too many are cut', () => {
  const sizeOf = (quote: string): number =>
    Math.max(
      ...layoutPoster({ ...plain, quote }, measure).ops.flatMap((op) =>
        op.kind === 'text' ? [op.font.size] : [],
      ),
    );
  expect(['好', '好'.repeat(60), '好'.repeat(150), '好'.repeat(5_000)].map(sizeOf)).toEqual([28, 23, 19, 17]);
  expect(textsOf({ ...plain, quote: '好'.repeat(5_000) }).filter((text) => text.endsWith('…'))).toHaveLength(
    1,
  );
});

test('a curve without echoes is left out, and its number with it', () => {
  expect(textsOf(plain)).toContain('3 个回响');
  expect(textsOf({ ...plain, curve: [] })).not.toContain('3 个回响');
  expect(layoutPoster({ ...plain, curve: [] }, measure).ops.map(({ kind }) => kind)).not.toContain('line');
});

test('is drawn step by step as it was laid out, every text once', () => {
  const drawn: string[] = [];
  const note =
    (name: string) =>
    (...given: unknown[]): void =>
      void drawn.push(`${name} ${String(given[0])}`);
  const canvas = new Proxy({} as PosterCanvas<string>, {
    get: (_target, name) => note(String(name)),
    set: () => true,
  });
  drawPoster(layoutPoster(plain, measure), canvas, 'the code');
  expect(drawn.filter((step) => step.startsWith('fillText'))).toEqual(
    textsOf(plain).map((text) => `fillText ${text}`),
  );
  expect(drawn).toContain('drawImage the code');
  drawn.length = 0;
  drawPoster(layoutPoster({ ...plain, modules: ['101', '010', '111'] }, measure), canvas, undefined);
  expect(drawn.some((step) => step.startsWith('drawImage'))).toBe(false);
});
