import { Transformer } from '@napi-rs/image';

export type Colour = readonly [red: number, green: number, blue: number];

/** Something on a picture. Places are in heights of the picture: `x` runs from 0 to 4/3, `y` from 0 at the top to 1. */
export interface Shape {
  /** How far a point is outside; negative inside. */
  readonly distance: (x: number, y: number) => number;
  readonly colour: Colour;
  /** From 0, not there, to 1, opaque. */
  readonly cover?: number;
}

/** A painting: what is behind everything, from the top to the bottom, and what lies on it, the lowest first. */
export interface Scene {
  readonly top: Colour;
  readonly bottom: Colour;
  readonly shapes: readonly Shape[];
}

export const sceneWidth = 640;
export const sceneHeight = 480;
const THUMB_WIDTH = 480;
const QUALITY = 85;

/** A scene as two JPEGs, as pictures of comments are kept. */
export function paintScene(scene: Scene): { full: Buffer; thumb: Buffer } {
  const rgba = Buffer.alloc(sceneWidth * sceneHeight * 4);
  for (let row = 0; row < sceneHeight; row += 1) {
    for (let column = 0; column < sceneWidth; column += 1) {
      const [red, green, blue] = colourAt(scene, column / sceneHeight, row / sceneHeight);
      rgba.set([red, green, blue, 255], (row * sceneWidth + column) * 4);
    }
  }
  const encode = (transformer: Transformer): Buffer => transformer.jpegSync(QUALITY);
  const painted = (): Transformer => Transformer.fromRgbaPixels(rgba, sceneWidth, sceneHeight);
  const height = (sceneHeight * THUMB_WIDTH) / sceneWidth;
  return { full: encode(painted()), thumb: encode(painted().fastResize({ width: THUMB_WIDTH, height })) };
}

function colourAt({ top, bottom, shapes }: Scene, x: number, y: number): Colour {
  let colour = mixed(top, bottom, y);
  for (const { distance, colour: own, cover = 1 } of shapes) {
    // An edge is as soft as a pixel is wide.
    const inside = Math.min(1, Math.max(0, 0.5 - distance(x, y) * sceneHeight));
    if (inside > 0) colour = mixed(colour, own, inside * cover);
  }
  return colour;
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const at = (place: 0 | 1 | 2): number => from[place] + (to[place] - from[place]) * share;
  return [at(0), at(1), at(2)];
}

export function disc(x: number, y: number, radius: number, squash = 1): Shape['distance'] {
  return (px, py) => (Math.hypot((px - x) * squash, py - y) - radius) / Math.max(1, squash);
}

/** A stroke with round ends. */
export function stroke(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  width: number,
): Shape['distance'] {
  const [dx, dy] = [x1 - x0, y1 - y0];
  return (px, py) => {
    const along = ((px - x0) * dx + (py - y0) * dy) / (dx * dx + dy * dy);
    const near = Math.min(1, Math.max(0, along));
    return Math.hypot(px - x0 - near * dx, py - y0 - near * dy) - width / 2;
  };
}

/** Everything below a line that rises and falls. */
export function below(height: (x: number) => number): Shape['distance'] {
  return (x, y) => height(x) - y;
}

export function box(left: number, top: number, right: number, bottom: number): Shape['distance'] {
  return (x, y) => Math.max(left - x, x - right, top - y, y - bottom);
}
