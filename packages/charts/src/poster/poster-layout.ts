import { lastOf } from '../last-of.ts';
import { breakLines } from './break-lines.ts';
import type { DrawOp, PosterFont } from './draw-ops.ts';

/** Units from edge to edge, and how many pixels a unit has in the picture. */
const POSTER_WIDTH = 375;
export const POSTER_SCALE = 3;

/** What a poster says. Every text is finished, in the reader's language; an empty one is left out. */
export interface PosterContent {
  readonly brand: string;
  readonly motto: string;
  readonly date: string;
  readonly quote: string;
  /** More words in small type below the quote. */
  readonly note: string;
  readonly author: string;
  readonly under: string;
  readonly place: string;
  /** What stands at the end of the curve. */
  readonly echoes: string;
  /** Running totals over time; the curve is left out when it has no height. */
  readonly curve: readonly { readonly at: number; readonly echoes: number }[];
  /** What the code is for. */
  readonly scan: string;
  /** Rows of 0 and 1 of a QR code; empty: a picture of a code will be given. */
  readonly modules: readonly string[];
}

export interface Poster {
  readonly width: number;
  readonly height: number;
  /** In the order in which they are drawn. */
  readonly ops: readonly DrawOp[];
}

/** Width of a text in this font, in units of the poster. */
export type MeasureText = (text: string, font: PosterFont) => number;

const PAPER = '#f6f1e7';
const CARD = '#fffcf5';
const INK = '#2b2620';
const SOFT = '#655b4f';
const LINE = '#ddd2bf';
const ACCENT = '#1e6460';
const WASH = '#dfe9e1';

const EDGE = 16;
const LEFT = 40;
const RIGHT = POSTER_WIDTH - LEFT;
const ROOM = RIGHT - LEFT;
const CODE = 112;
const GAP = 14;
const CURVE_HEIGHT = 64;
/** The fewer words, the larger: the first size that holds them all, else the last one with an end cut off. */
const QUOTE_SIZES = [
  { size: 28, lines: 4 },
  { size: 23, lines: 8 },
  { size: 19, lines: 13 },
];
const SMALLEST = { size: 17, lines: 16 };
const QUIET_CELLS = 4;

/** Where everything on a poster stands. A pure function: no text reaches beyond its place, however long it is. */
export function layoutPoster(content: PosterContent, measure: MeasureText): Poster {
  const ops: DrawOp[] = [];
  let y = EDGE + 40;
  y = head(content, measure, ops, y);
  y = quote(content, measure, ops, y);
  y = signature(content, measure, ops, y);
  y = curve(content, measure, ops, y);
  y = foot(content, measure, ops, y);
  const height = Math.ceil(y + EDGE);
  const paper = { kind: 'box', x: 0, y: 0, width: POSTER_WIDTH, height, fill: PAPER, radius: 0 } as const;
  const card = {
    kind: 'box',
    x: EDGE,
    y: EDGE,
    width: POSTER_WIDTH - 2 * EDGE,
    height: height - 2 * EDGE,
    fill: CARD,
    radius: 18,
  } as const;
  return { width: POSTER_WIDTH, height, ops: [paper, card, ...ops] };
}

type Part = (content: PosterContent, measure: MeasureText, ops: DrawOp[], y: number) => number;

interface Setting {
  readonly font: PosterFont;
  readonly fill: string;
  readonly leading: number;
  readonly maxLines: number;
  readonly maxWidth: number;
  readonly x: number;
  readonly align?: 'left' | 'right';
}

/** Sets a text from `y` downwards. @returns where it ends */
function set(text: string, setting: Setting, measure: MeasureText, ops: DrawOp[], y: number): number {
  const { font, fill, leading, maxLines, maxWidth, x, align = 'left' } = setting;
  const { lines } = breakLines(text, { measure: (one) => measure(one, font), maxWidth, maxLines });
  const step = font.size * leading;
  lines.forEach((line, i) => {
    // The letters stand in the middle of the step that each line has for itself.
    const baseline = y + step * i + step / 2 + font.size * 0.36;
    ops.push({ kind: 'text', text: line, x, y: baseline, align, font, fill });
  });
  return y + step * lines.length;
}

const head: Part = ({ brand, date }, measure, ops, y) => {
  const brandFont: PosterFont = { size: 17, weight: 600, family: 'serif' };
  const dateFont: PosterFont = { size: 12, weight: 400, family: 'sans-serif' };
  const one = { leading: 1.4, maxLines: 1 } as const;
  set(brand, { ...one, font: brandFont, fill: ACCENT, maxWidth: ROOM / 2 - GAP, x: LEFT }, measure, ops, y);
  set(
    date,
    { ...one, font: dateFont, fill: SOFT, maxWidth: ROOM / 2, x: RIGHT, align: 'right' },
    measure,
    ops,
    y + 4,
  );
  return y + 24 + GAP;
};

const quote: Part = ({ quote: words, note }, measure, ops, y) => {
  ops.push({ kind: 'box', x: LEFT, y: y + 4, width: 28, height: 5, fill: WASH, radius: 2.5 });
  const top = y + 4 + GAP + 4;
  const of = (size: number): PosterFont => ({ size, weight: 400, family: 'serif' });
  const fits = ({ size, lines: maxLines }: (typeof QUOTE_SIZES)[number]): boolean =>
    !breakLines(words, { measure: (one) => measure(one, of(size)), maxWidth: ROOM, maxLines }).cut;
  const { size, lines } = QUOTE_SIZES.find(fits) ?? SMALLEST;
  const setting = { leading: 1.65, maxWidth: ROOM, x: LEFT } as const;
  const end = set(words, { ...setting, font: of(size), fill: INK, maxLines: lines }, measure, ops, top);
  if (note === '') return end + GAP;
  const small = { ...setting, font: of(15), fill: SOFT, maxLines: 6 };
  return set(note, small, measure, ops, end + GAP / 2) + GAP;
};

const signature: Part = ({ author, under, place }, measure, ops, y) => {
  const setting = { leading: 1.5, maxWidth: ROOM, x: RIGHT, align: 'right' } as const;
  const name: PosterFont = { size: 15, weight: 600, family: 'sans-serif' };
  const small: PosterFont = { size: 13, weight: 400, family: 'sans-serif' };
  const named = set(author, { ...setting, font: name, fill: INK, maxLines: 1 }, measure, ops, y);
  const placed = set(under, { ...setting, font: small, fill: SOFT, maxLines: 2 }, measure, ops, named + 2);
  return set(place, { ...setting, font: small, fill: SOFT, maxLines: 1 }, measure, ops, placed) + GAP;
};

const curve: Part = ({ curve: points, echoes }, measure, ops, y) => {
  const from = points[0]?.at ?? 0;
  const span = (lastOf(points)?.at ?? 0) - from;
  const highest = Math.max(0, ...points.map((point) => point.echoes));
  if (highest === 0 || span <= 0) return y;
  const bottom = y + CURVE_HEIGHT;
  const spots = points.map((point) => ({
    x: LEFT + ((point.at - from) / span) * ROOM,
    y: bottom - (point.echoes / highest) * (CURVE_HEIGHT - 6),
  }));
  ops.push({ kind: 'area', spots: [{ x: LEFT, y: bottom }, ...spots, { x: RIGHT, y: bottom }], fill: WASH });
  ops.push({ kind: 'line', spots, stroke: ACCENT, width: 2 });
  const font: PosterFont = { size: 13, weight: 600, family: 'sans-serif' };
  const setting = { font, fill: ACCENT, leading: 1.6, maxLines: 1, maxWidth: ROOM, x: RIGHT } as const;
  return set(echoes, { ...setting, align: 'right' }, measure, ops, bottom + 2) + GAP;
};

const foot: Part = ({ scan, motto, modules }, measure, ops, y) => {
  ops.push({ kind: 'box', x: LEFT, y, width: ROOM, height: 1, fill: LINE, radius: 0 });
  const top = y + 1 + GAP;
  const x = RIGHT - CODE;
  ops.push({ kind: 'box', x, y: top, width: CODE, height: CODE, fill: '#ffffff', radius: 8 });
  if (modules.length === 0) ops.push({ kind: 'picture', x: x + 4, y: top + 4, size: CODE - 8 });
  else {
    // Whole pixels, or a camera sees stripes.
    const cell = Math.floor((CODE / (modules.length + 2 * QUIET_CELLS)) * POSTER_SCALE) / POSTER_SCALE;
    const inset = Math.round(((CODE - cell * modules.length) / 2) * POSTER_SCALE) / POSTER_SCALE;
    ops.push({
      kind: 'modules',
      rows: modules,
      x: x + inset,
      y: snapped(top + inset),
      cell,
      fill: '#000000',
    });
  }
  const setting = { leading: 1.5, maxWidth: ROOM - CODE - GAP, x: LEFT } as const;
  const large: PosterFont = { size: 15, weight: 600, family: 'sans-serif' };
  const small: PosterFont = { size: 12, weight: 400, family: 'sans-serif' };
  const told = set(scan, { ...setting, font: large, fill: INK, maxLines: 3 }, measure, ops, top + 6);
  set(motto, { ...setting, font: small, fill: SOFT, maxLines: 2 }, measure, ops, told + 4);
  return top + CODE + EDGE + 8;
};

function snapped(value: number): number {
  return Math.round(value * POSTER_SCALE) / POSTER_SCALE;
}
