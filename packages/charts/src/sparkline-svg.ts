import { element, num, svgDocument } from './svg.ts';

export interface SparklineOptions {
  /** Values of 0 or more in order of time; the height goes from 0 to the highest. */
  readonly values: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly color: string;
  /** The sentence for a screen reader; '' where the page says it. */
  readonly title: string;
}

const MARGIN = 2;

/** A line as small as a word. No value draws nothing, one value a level line. */
export function sparklineSvg({ values, width, height, color, title }: SparklineOptions): string {
  const highest = Math.max(1, ...values);
  const [first] = values;
  const drawn = values.length === 1 && first !== undefined ? [first, first] : values;
  const path = drawn
    .map((value, i) => {
      const x = MARGIN + (i / (drawn.length - 1)) * (width - 2 * MARGIN);
      return `${num(x)} ${num(height - MARGIN - (value / highest) * (height - 2 * MARGIN))}`;
    })
    .join('L');
  const stroke = {
    fill: 'none',
    stroke: color,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  };
  return svgDocument(
    { width, height },
    title,
    path === '' ? '' : element('path', { d: `M${path}`, ...stroke }),
  );
}
