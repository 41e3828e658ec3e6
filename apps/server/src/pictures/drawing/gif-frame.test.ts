import { describe, expect, test } from 'vitest';
import { writeGif } from '../testing/write-gif.ts';
import { readGifFrame } from './gif-frame.ts';

const palette = [
  [250, 0, 0],
  [0, 250, 0],
  [0, 0, 250],
  [9, 9, 9],
] as const;

/** The lines of a picture, a letter for each pixel; a dot is transparent. */
function linesOf(bytes: Buffer): string[] {
  const { width, height, rgba } = readGifFrame(bytes);
  const letterAt = (at: number) => {
    if (rgba[at + 3] === 0) return '.';
    return palette.findIndex(([red, green, blue]) =>
      Buffer.from([red, green, blue]).equals(rgba.subarray(at, at + 3)),
    );
  };
  return Array.from({ length: height }, (_line, y) =>
    Array.from({ length: width }, (_pixel, x) => letterAt((y * width + x) * 4)).join(''),
  );
}

describe('the first frame of a GIF', () => {
  test('has its colours, and none where its colour is the transparent one', () => {
    const colours = [0, 1, 2, 2, 1, 3];
    expect(linesOf(writeGif({ width: 3, height: 2, palette, colours }))).toEqual(['012', '21.']);
  });

  test('lies on its screen, which is transparent around it', () => {
    const frame = { left: 1, top: 1, width: 2, height: 1 };
    const inside = writeGif({ width: 4, height: 3, palette, colours: [0, 1], frame });
    expect(linesOf(inside)).toEqual(['....', '.01.', '....']);
    const beyond = writeGif({
      width: 2,
      height: 2,
      palette,
      colours: [0, 1, 2, 0],
      frame: { ...frame, width: 2, height: 2 },
    });
    expect(linesOf(beyond)).toEqual(['..', '.0']);
  });

  test('has its lines in order also when the file has not', () => {
    // Nine lines of one pixel, as they lie in the file: lines 0 and 8, then 4, then 2 and 6, then the odd ones.
    const colours = [0, 0, 1, 2, 2, 1, 1, 0, 0];
    const lines = linesOf(writeGif({ width: 1, height: 9, palette, colours, interlaced: true }));
    expect(lines.join('')).toBe('012110200');
  });

  test('is no frame when its codes end too early', () => {
    const whole = writeGif({ width: 9, height: 9, palette, colours: Array<number>(80).fill(1) });
    expect(() => readGifFrame(whole)).toThrow('too early');
    expect(() => readGifFrame(whole.subarray(0, -5))).toThrow(RangeError);
  });
});
