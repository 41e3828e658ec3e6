import { describe, expect, it } from 'vitest';

import { writeBlocksJpeg } from './jpeg.ts';

/** Reads the means back by the rules of the format: a category, its bits (a leading 0 is negative), the end of the block. */
function readMeans(jpeg: Buffer, count: number): number[] {
  const start = jpeg.indexOf(Buffer.from([0xff, 0xda]));
  const scan = jpeg.subarray(start + 2 + jpeg.readUInt16BE(start + 2), -2);
  let bits = '';
  for (const [place, byte] of scan.entries()) {
    const stuffed = byte === 0 && scan[place - 1] === 255;
    if (!stuffed) bits += byte.toString(2).padStart(8, '0');
  }
  const means: number[] = [];
  let mean = 0;
  let at = 0;
  while (means.length < count) {
    if (bits[at] === '0') at += 1;
    else {
      const digits = bits.slice(at + 2, at + 10);
      const value = Number.parseInt(digits, 2);
      mean += digits.startsWith('1') ? value : value - 255;
      at += 10;
    }
    means.push(mean);
    at += 1;
  }
  return means;
}

describe('a JPEG of blocks', () => {
  it('is bright where the blocks are white and dark where they are black', () => {
    const pattern = ['wwww', 'wbwb', 'wbbw', 'wwww'];
    const jpeg = writeBlocksJpeg(
      4,
      (x, y) => (pattern[y]?.[x] === 'b' ? 'black' : 'white'),
      'where it leads',
    );
    const found = readMeans(jpeg, 16).map((mean) => (mean > 100 ? 'w' : mean < -100 ? 'b' : '?'));
    expect(found.join('')).toBe(pattern.join(''));
  });

  it('says its size and its comment', () => {
    const jpeg = writeBlocksJpeg(40, () => 'white', 'where it leads');
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    expect([jpeg.readUInt16BE(frame + 5), jpeg.readUInt16BE(frame + 7)]).toEqual([320, 320]);
    expect(jpeg.toString('latin1')).toContain('where it leads');
  });
});
