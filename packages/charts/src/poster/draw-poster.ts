import type { Spot } from '../growth-geometry.ts';
import { canvasFont, type DrawOp, type PosterFont } from './draw-ops.ts';
import { POSTER_SCALE, type Poster } from './poster-layout.ts';

/** What drawing needs of a canvas: a browser's and WeChat's both have it. `Picture` is what `drawImage` takes there. */
export interface PosterCanvas<Picture> {
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineJoin: unknown;
  font: string;
  textAlign: unknown;
  textBaseline: unknown;
  setTransform(a: number, b: number, c: number, d: number, e: number, f: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  arcTo(x1: number, y1: number, x2: number, y2: number, radius: number): void;
  closePath(): void;
  fill(): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
  measureText(text: string): { readonly width: number };
  drawImage(picture: Picture, x: number, y: number, width: number, height: number): void;
}

/** Measures as this canvas draws. */
export function measureOn<Picture>(
  canvas: PosterCanvas<Picture>,
): (text: string, font: PosterFont) => number {
  return (text, font) => {
    canvas.font = canvasFont(font);
    return canvas.measureText(text).width;
  };
}

/** Draws a poster onto a canvas that has `POSTER_SCALE` pixels for each of its units. */
export function drawPoster<Picture>(
  { ops }: Poster,
  canvas: PosterCanvas<Picture>,
  picture: Picture | undefined,
): void {
  canvas.setTransform(POSTER_SCALE, 0, 0, POSTER_SCALE, 0, 0);
  canvas.textBaseline = 'alphabetic';
  canvas.lineJoin = 'round';
  for (const op of ops) drawOp(op, canvas, picture);
}

function drawOp<Picture>(op: DrawOp, canvas: PosterCanvas<Picture>, picture: Picture | undefined): void {
  switch (op.kind) {
    case 'box':
      canvas.fillStyle = op.fill;
      return drawBox(op, canvas);
    case 'text':
      canvas.fillStyle = op.fill;
      canvas.font = canvasFont(op.font);
      canvas.textAlign = op.align;
      return canvas.fillText(op.text, op.x, op.y);
    case 'line':
      canvas.strokeStyle = op.stroke;
      canvas.lineWidth = op.width;
      trace(op.spots, canvas);
      return canvas.stroke();
    case 'area':
      canvas.fillStyle = op.fill;
      trace(op.spots, canvas);
      canvas.closePath();
      return canvas.fill();
    case 'picture':
      if (picture !== undefined) canvas.drawImage(picture, op.x, op.y, op.size, op.size);
      return undefined;
    case 'modules':
      canvas.fillStyle = op.fill;
      return drawModules(op, canvas);
  }
}

function drawBox<Picture>(
  { x, y, width, height, radius }: DrawOp & { kind: 'box' },
  canvas: PosterCanvas<Picture>,
): void {
  if (radius === 0) return canvas.fillRect(x, y, width, height);
  const [right, bottom] = [x + width, y + height];
  canvas.beginPath();
  canvas.moveTo(x + radius, y);
  canvas.arcTo(right, y, right, bottom, radius);
  canvas.arcTo(right, bottom, x, bottom, radius);
  canvas.arcTo(x, bottom, x, y, radius);
  canvas.arcTo(x, y, right, y, radius);
  canvas.closePath();
  canvas.fill();
}

function trace<Picture>(spots: readonly Spot[], canvas: PosterCanvas<Picture>): void {
  canvas.beginPath();
  spots.forEach(({ x, y }, i) => (i === 0 ? canvas.moveTo(x, y) : canvas.lineTo(x, y)));
}

/** Dark cells side by side are one box, so that no hairline of light stands between them. */
function drawModules<Picture>(
  { rows, x, y, cell }: DrawOp & { kind: 'modules' },
  canvas: PosterCanvas<Picture>,
): void {
  rows.forEach((row, line) => {
    row.replace(/1+/g, (run: string, from: number) => {
      canvas.fillRect(x + from * cell, y + line * cell, run.length * cell, cell);
      return run;
    });
  });
}
