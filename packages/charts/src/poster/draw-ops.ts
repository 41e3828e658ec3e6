import type { Spot } from '../growth-geometry.ts';

export interface PosterFont {
  readonly size: number;
  readonly weight: 400 | 600;
  readonly family: 'serif' | 'sans-serif';
}

/** One step of drawing. Places and sizes are in units of the poster. */
export type DrawOp =
  | {
      readonly kind: 'box';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: string;
      readonly radius: number;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** The baseline. */
      readonly y: number;
      readonly align: 'left' | 'right';
      readonly font: PosterFont;
      readonly fill: string;
    }
  | {
      readonly kind: 'line';
      readonly spots: readonly Spot[];
      readonly stroke: string;
      readonly width: number;
    }
  | { readonly kind: 'area'; readonly spots: readonly Spot[]; readonly fill: string }
  /** The picture of a code, which the runner is given. */
  | { readonly kind: 'picture'; readonly x: number; readonly y: number; readonly size: number }
  /** A QR code: rows of 0 and 1, `cell` wide each. */
  | {
      readonly kind: 'modules';
      readonly rows: readonly string[];
      readonly x: number;
      readonly y: number;
      readonly cell: number;
      readonly fill: string;
    };

const FAMILIES: Readonly<Record<PosterFont['family'], string>> = {
  serif: '"Songti SC", STSong, "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif',
  'sans-serif': '"PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif',
};

/** The font as a canvas takes it. */
export function canvasFont({ size, weight, family }: PosterFont): string {
  return `${weight} ${size}px ${FAMILIES[family]}`;
}
