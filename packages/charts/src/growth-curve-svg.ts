import { lastOf } from './last-of.ts';
import {
  growthGeometry,
  growthLayers,
  type GrowthGeometry,
  type GrowthLayer,
  type GrowthPoint,
  type Plot,
  type Spot,
} from './growth-geometry.ts';
import { element, num, svgDocument, textElement } from './svg.ts';
import { fitText, textWidth } from './text.ts';
import { plainNumber, valueTicks } from './ticks.ts';

/** Colours as SVG knows them, such as `#1e6460`. Give another set for a dark page. */
export interface GrowthPalette {
  readonly text: string;
  readonly grid: string;
  readonly raw: string;
  readonly counted: string;
  readonly organic: string;
}

export interface GrowthLabels {
  /** Names of the layers for the legend. */
  readonly raw: string;
  readonly counted: string;
  readonly organic: string;
  /** Said in the middle when there is no point or nothing but zeros. */
  readonly empty: string;
  /** The sentence for a screen reader; '' where the page says it beside the picture. */
  readonly title: string;
}

export interface GrowthCurveOptions {
  readonly points: readonly GrowthPoint[];
  /** Pixels, 160 or more. */
  readonly width: number;
  /** Pixels, 100 or more. */
  readonly height: number;
  readonly palette: GrowthPalette;
  readonly labels: GrowthLabels;
  /** Minutes east of UTC for the times on the axis; 480 (China) when absent. */
  readonly utcOffsetMinutes?: number;
  /** Pixels, 12 when absent; larger for readers who asked for large text. */
  readonly fontSize?: number;
}

const CHINA_MINUTES = 480;
const OPACITY: Readonly<Record<GrowthLayer, number>> = { raw: 0.16, counted: 0.26, organic: 0.4 };
const STROKE: Readonly<Record<GrowthLayer, number>> = { raw: 1, counted: 1.4, organic: 2.2 };

/** Raw, counted and organic echoes over time as areas inside one another, with a legend and both axes. A whole SVG text. */
export function growthCurveSvg(options: GrowthCurveOptions): string {
  const { points, width, height, palette, labels, utcOffsetMinutes = CHINA_MINUTES, fontSize = 12 } = options;
  const highest = Math.max(0, ...points.map(({ raw }) => raw));
  const plot = plotOf(width, height, fontSize, highest);
  const geometry = growthGeometry(points, plot, utcOffsetMinutes);
  const parts = [
    legend(options, fontSize, plot),
    grid(geometry, plot, palette, fontSize),
    timeAxis(geometry, { width, height, fontSize, fill: palette.text }),
    highest === 0
      ? emptyText(labels.empty, plot, palette.text, fontSize)
      : growthLayers.map((layer) => area(geometry.lines[layer], plot, palette[layer], layer)).join(''),
  ];
  return svgDocument({ width, height }, labels.title, parts.join(''));
}

/** Room for the legend above, times below and the widest number on the left. */
function plotOf(width: number, height: number, fontSize: number, highest: number): Plot {
  const top = Math.round(fontSize * 2.2);
  const bottom = Math.round(height - fontSize * 1.9);
  // The axis may end a step above the highest value, which at most makes its number one digit longer.
  const widest = textWidth(plainNumber(lastOf(valueTicks(highest, 2)) ?? 1), fontSize);
  return {
    left: Math.min(width / 3, Math.ceil(widest) + 8),
    top,
    right: width - 8,
    bottom: Math.max(top + 1, bottom),
  };
}

function legend({ palette, labels }: GrowthCurveOptions, fontSize: number, plot: Plot): string {
  const room = (plot.right - plot.left) / growthLayers.length;
  const swatch = fontSize * 0.75;
  return growthLayers
    .map((layer, i) => {
      const x = plot.left + i * room;
      const mark = {
        x,
        y: fontSize * 0.55,
        width: swatch,
        height: swatch,
        rx: 2,
        fill: palette[layer],
        'fill-opacity': String(OPACITY[layer] + 0.3),
      };
      const text = fitText(labels[layer], fontSize, room - swatch - 8);
      return (
        element('rect', mark) +
        textElement(text, { x: x + swatch + 4, y: fontSize * 1.25, size: fontSize, fill: palette.text })
      );
    })
    .join('');
}

function grid(
  { valueTicks: rows }: GrowthGeometry,
  plot: Plot,
  palette: GrowthPalette,
  fontSize: number,
): string {
  return rows
    .map(({ value, y }) => {
      const line = element('line', {
        x1: plot.left,
        y1: y,
        x2: plot.right,
        y2: y,
        stroke: palette.grid,
        'stroke-width': 1,
      });
      const label = fitText(plainNumber(value), fontSize, plot.left - 4);
      return (
        line +
        textElement(label, {
          x: plot.left - 5,
          y: y + fontSize * 0.35,
          size: fontSize,
          fill: palette.text,
          anchor: 'end',
        })
      );
    })
    .join('');
}

interface AxisBox {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  readonly fill: string;
}

function timeAxis({ timeTicks }: GrowthGeometry, { width, height, fontSize, fill }: AxisBox): string {
  return timeTicks
    .map(({ x, label }) => {
      // A time at the edge moves inwards so that none of it is cut off.
      const half = textWidth(label, fontSize) / 2;
      const inside = Math.max(half, Math.min(width - half, x));
      return textElement(label, {
        x: inside,
        y: height - fontSize * 0.5,
        size: fontSize,
        fill,
        anchor: 'middle',
      });
    })
    .join('');
}

function area(line: readonly Spot[], plot: Plot, color: string, layer: GrowthLayer): string {
  const first = line[0];
  const last = lastOf(line);
  if (first === undefined || last === undefined) return '';
  const path = line.map(({ x, y }) => `${num(x)} ${num(y)}`).join('L');
  const closed = `M${num(first.x)} ${num(plot.bottom)}L${path}L${num(last.x)} ${num(plot.bottom)}Z`;
  const stroke = {
    d: `M${path}`,
    fill: 'none',
    stroke: color,
    'stroke-width': STROKE[layer],
    'stroke-linejoin': 'round',
  };
  return (
    element('path', { d: closed, fill: color, 'fill-opacity': String(OPACITY[layer]) }) +
    element('path', stroke)
  );
}

function emptyText(text: string, plot: Plot, fill: string, fontSize: number): string {
  const at = {
    x: (plot.left + plot.right) / 2,
    y: (plot.top + plot.bottom) / 2,
    size: fontSize,
    fill,
    anchor: 'middle' as const,
  };
  return textElement(fitText(text, fontSize, plot.right - plot.left), at);
}
