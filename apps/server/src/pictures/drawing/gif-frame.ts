import { unpackLzw } from './lzw.ts';
import type { Pixels } from './pixels.ts';

/** Beyond so many pixels only each second of each second line is taken: RGBA has four bytes for each byte of a GIF. */
const EVERY_PIXELS_MAX = 16_000_000;
const [EXTENSION, IMAGE, CONTROL] = [0x21, 0x2c, 0xf9];

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly interlaced: boolean;
  readonly palette: Buffer;
  /** Which colour is none; -1 where there is no such. */
  readonly clear: number;
  /** One byte a pixel, in the order in which the file has them. */
  readonly indexes: Buffer;
}

/**
 * The first frame of a GIF, on the whole of its screen; what it leaves open is transparent.
 * @throws Error when the file has no whole frame
 */
export function readGifFrame(bytes: Buffer): Pixels {
  const screen = { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  const frame = firstFrame(bytes);
  const step = screen.width * screen.height > EVERY_PIXELS_MAX ? 2 : 1;
  const width = Math.ceil(screen.width / step);
  const height = Math.ceil(screen.height / step);
  const rgba = Buffer.alloc(width * height * 4);
  let row = 0;
  for (const line of linesOf(frame)) {
    const y = frame.top + line;
    if (y < screen.height && y % step === 0)
      paintLine(frame, row * frame.width, { rgba, width, y: y / step, step });
    row += 1;
  }
  return { width, height, rgba };
}

interface Target {
  readonly rgba: Buffer;
  readonly width: number;
  readonly y: number;
  readonly step: number;
}

function paintLine(frame: Frame, from: number, { rgba, width, y, step }: Target): void {
  const skipped = (step - (frame.left % step)) % step;
  for (let x = skipped; x < frame.width; x += step) {
    const to = (frame.left + x) / step;
    const index = frame.indexes[from + x] ?? frame.clear;
    if (to >= width) return;
    if (index === frame.clear || index * 3 + 2 >= frame.palette.length) continue;
    const at = (y * width + to) * 4;
    frame.palette.copy(rgba, at, index * 3, index * 3 + 3);
    rgba[at + 3] = 255;
  }
}

/** The lines of the picture in the order of the file: each eighth, those between, and so on, where it is interlaced. */
function* linesOf({ interlaced, height }: Frame): Generator<number> {
  const passes = interlaced
    ? [
        { first: 0, step: 8 },
        { first: 4, step: 8 },
        { first: 2, step: 4 },
        { first: 1, step: 2 },
      ]
    : [{ first: 0, step: 1 }];
  for (const { first, step } of passes) for (let line = first; line < height; line += step) yield line;
}

function firstFrame(bytes: Buffer): Frame {
  const shared = paletteAt(bytes, 13, bytes.readUInt8(10));
  let clear = -1;
  let at = 13 + shared.length;
  for (; bytes.readUInt8(at) === EXTENSION; at = blocksFrom(bytes, at + 2).end)
    if (bytes.readUInt8(at + 1) === CONTROL)
      clear = (bytes.readUInt8(at + 3) & 1) === 1 ? bytes.readUInt8(at + 6) : -1;
  if (bytes.readUInt8(at) !== IMAGE) throw new Error('The GIF has no frame');
  const flags = bytes.readUInt8(at + 9);
  const own = paletteAt(bytes, at + 10, flags);
  const [width, height] = [bytes.readUInt16LE(at + 5), bytes.readUInt16LE(at + 7)];
  const data = at + 10 + own.length;
  const { content } = blocksFrom(bytes, data + 1);
  return {
    left: bytes.readUInt16LE(at + 1),
    top: bytes.readUInt16LE(at + 3),
    width,
    height,
    interlaced: (flags & 0x40) !== 0,
    palette: own.length > 0 ? own : shared,
    clear,
    indexes: unpackLzw(content, bytes.readUInt8(data), width * height),
  };
}

function paletteAt(bytes: Buffer, at: number, flags: number): Buffer {
  return bytes.subarray(at, at + ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1)));
}

/** Blocks, each after a byte with its length, until one of no length. */
function blocksFrom(bytes: Buffer, start: number): { content: Buffer; end: number } {
  const parts: Buffer[] = [];
  let at = start;
  for (let length = bytes.readUInt8(at); length > 0; length = bytes.readUInt8(at)) {
    parts.push(bytes.subarray(at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { content: Buffer.concat(parts), end: at + 1 };
}
