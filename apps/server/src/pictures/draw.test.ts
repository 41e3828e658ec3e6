import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { drawPicture } from './draw.ts';
import {
  blackPng,
  exifOf,
  jpegMarkers,
  painted,
  pngChunk,
  readPicture,
  withSegments,
} from './testing/picture-files.ts';
import { displayP3, type Curve } from './testing/profile.ts';
import { photo } from './testing/pictures.ts';

const plain = (width: number, height: number) => painted(width, height, () => [200, 40, 40, 128]);
const exifSegment = (orientation: number) =>
  [0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exifOf(orientation)])] as const;

/** Red, green, blue and white in the corners, as the file has them. */
const corners = (width = 60, height = 40) =>
  painted(width, height, (x, y) => {
    if (y < height / 2) return x < width / 2 ? [220, 0, 0, 255] : [0, 220, 0, 255];
    return x < width / 2 ? [0, 0, 220, 255] : [255, 255, 255, 255];
  });

/** The corners as one sees them, from the upper left one by lines. */
function seenCorners(bytes: Buffer): string {
  const { width, height, at } = readPicture(bytes);
  const letter = ([red = 0, green = 0, blue = 0]: number[]) => {
    if (Math.min(red, green, blue) > 200) return 'W';
    if (red > 150) return 'R';
    return green > 150 ? 'G' : 'B';
  };
  const [right, low] = [width - 8, height - 8];
  return [at(8, 8), at(right, 8), at(8, low), at(right, low)].map(letter).join('');
}

describe('a picture drawn anew', () => {
  test('has nothing of what the file says of camera, place, time and programme, in either size', async () => {
    const bytes = photo();
    expect(jpegMarkers(bytes)).toEqual(expect.arrayContaining(['e1', 'e2', 'fe']));
    for (const secret of ['SecretCamera', 'SecretProgramme', 'SecretScreen', 'SecretRemark'])
      expect(bytes.includes(secret)).toBe(true);
    const drawn = await drawPicture(bytes, 'comment');
    for (const kept of [drawn.full, drawn.thumb]) {
      expect(readPicture(kept)).toMatchObject({ format: 'jpeg' });
      // Tables, frame and scan, after the segment that calls it a JPEG: none that could say more.
      expect(jpegMarkers(kept).filter((marker) => !/^(e0|db|c0|c2|c4|da)$/.test(marker))).toEqual([]);
      for (const word of ['Secret', 'Exif', 'adobe', 'ICC_PROFILE', '2026:11:21'])
        expect(kept.includes(word)).toBe(false);
    }
  });

  test('stands upright, as the phone meant it', async () => {
    const drawn = await drawPicture(photo({ width: 640, height: 480 }), 'comment');
    expect([drawn.width, drawn.height]).toEqual([480, 640]);
    expect(readPicture(drawn.full)).toMatchObject({ width: 480, height: 640 });
  });

  test('is turned and mirrored in each of the eight ways that EXIF knows', async () => {
    const jpeg = corners().jpegSync(95);
    const ways: string[] = [];
    for (let orientation = 1; orientation <= 8; orientation += 1) {
      const drawn = await drawPicture(withSegments(jpeg, [exifSegment(orientation)]), 'comment');
      ways.push(`${drawn.width}x${drawn.height} ${seenCorners(drawn.full)}`);
    }
    expect(ways).toEqual([
      '60x40 RGBW',
      '60x40 GRWB',
      '60x40 WBGR',
      '60x40 BWRG',
      '40x60 RBGW',
      '40x60 BRWG',
      '40x60 WGBR',
      '40x60 GWRB',
    ]);
  });

  test('is turned by what a PNG and a WebP say, too', async () => {
    const png = corners().pngSync();
    const turnedPng = Buffer.concat([png.subarray(0, 33), pngChunk('eXIf', exifOf(6)), png.subarray(33)]);
    const simple = corners().webpLosslessSync();
    const exif = exifOf(6);
    const head = Buffer.from('RIFF....WEBPVP8X\n\0\0\0\x08\0\0\0\x3b\0\0\x27\0\0', 'latin1');
    const length = Buffer.alloc(4);
    length.writeUInt32LE(exif.length);
    const even = exif.length % 2 === 0 ? exif : Buffer.concat([exif, Buffer.alloc(1)]);
    const turnedWebp = Buffer.concat([head, simple.subarray(12), Buffer.from('EXIF'), length, even]);
    turnedWebp.writeUInt32LE(turnedWebp.length - 8, 4);
    for (const bytes of [turnedPng, turnedWebp]) {
      const drawn = await drawPicture(bytes, 'comment');
      expect([drawn.width, drawn.height, seenCorners(drawn.full)]).toEqual([40, 60, 'BRWG']);
    }
  });

  test('is never larger than needed, and never enlarged', async () => {
    const large = await drawPicture(plain(4_000, 3_000).jpegSync(), 'comment');
    expect([large.width, large.height]).toEqual([1_600, 1_200]);
    expect(readPicture(large.full)).toMatchObject({ width: 1_600, height: 1_200 });
    expect(readPicture(large.thumb)).toMatchObject({ width: 480, height: 360 });
    const small = await drawPicture(plain(90, 60).jpegSync(), 'comment');
    expect([small.width, small.height]).toEqual([90, 60]);
    expect(readPicture(small.thumb)).toMatchObject({ width: 90, height: 60 });
    const line = await drawPicture(plain(4_000, 2).jpegSync(), 'comment');
    expect(readPicture(line.thumb)).toMatchObject({ width: 480, height: 1 });
  });

  test('comes from PNG and WebP as well', async () => {
    for (const bytes of [plain(300, 200).pngSync(), plain(300, 200).webpSync()]) {
      const drawn = await drawPicture(bytes, 'comment');
      expect(readPicture(drawn.full)).toMatchObject({ format: 'jpeg', width: 300, height: 200 });
    }
  });

  test('beside a name is the square in the middle, also of one that is small, or very long', async () => {
    const stripes = (width: number, height: number) =>
      painted(width, height, (x) =>
        Math.abs(x - width / 2) <= height / 2 ? [0, 200, 0, 255] : [200, 0, 0, 255],
      );
    for (const bytes of [
      stripes(2_000, 1_000).jpegSync(95),
      stripes(300, 200).pngSync(),
      stripes(9_000, 20).pngSync(),
    ]) {
      const drawn = await drawPicture(bytes, 'avatar');
      expect([drawn.width, drawn.height]).toEqual([640, 640]);
      expect(readPicture(drawn.thumb)).toMatchObject({ width: 192, height: 192 });
      const { at, width, height } = readPicture(drawn.full);
      expect([width, height]).toEqual([640, 640]);
      const seen = [at(40, 320), at(600, 320), at(320, 40)].map(
        ([red = 0, green = 0]) => green > 150 && red < 60,
      );
      expect(seen).toEqual([true, true, true]);
    }
  });

  test('is white where it was transparent', async () => {
    const half = painted(40, 20, (x) => (x < 20 ? [200, 40, 40, 0] : [200, 40, 40, 128]));
    for (const bytes of [half.pngSync(), half.webpLosslessSync()]) {
      const { at } = readPicture((await drawPicture(bytes, 'comment')).full);
      const far = (seen: number[], wanted: number[]) =>
        Math.max(...seen.map((value, part) => Math.abs(value - (wanted[part] ?? 0))));
      expect(far(at(5, 10), [255, 255, 255])).toBeLessThan(6);
      expect(far(at(35, 10), [227, 147, 147])).toBeLessThan(6);
    }
  });

  test('has the colours that its profile means, as every screen reads them without one', async () => {
    // The red that sRGB calls 255, 0, 0, as Display P3 calls it.
    const red = painted(40, 40, () => [234, 51, 35, 255]);
    const part = (curve: Curve) =>
      Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), displayP3(curve)]);
    const png = red.pngSync();
    const packed = Buffer.concat([Buffer.from('P3\0\0', 'latin1'), deflateSync(displayP3('formula'))]);
    const seen = async (bytes: Buffer) => readPicture((await drawPicture(bytes, 'comment')).full).at(20, 20);
    const jpeg = red.jpegSync(100);
    const meant = [
      await seen(withSegments(jpeg, [[0xe2, part('formula')]])),
      await seen(withSegments(jpeg, [[0xe2, part('table')]])),
      await seen(Buffer.concat([png.subarray(0, 33), pngChunk('iCCP', packed), png.subarray(33)])),
    ];
    const reds = (colour: number[]) => (colour[0] ?? 0) > 250 && Math.max(...colour.slice(1)) < 12;
    expect(meant.map(reds)).toEqual([true, true, true]);
    const unclear = withSegments(jpeg, [[0xe2, part('formula').subarray(0, 200)]]);
    expect([await seen(jpeg), await seen(unclear)].map(reds)).toEqual([false, false]);
  });

  test('is refused when its bytes are no picture, whatever it is called', async () => {
    const whole = plain(300, 200).jpegSync();
    const png = corners().pngSync();
    const webp = corners().webpSync();
    const twoSizes = withSegments(whole, [[0xc0, Buffer.from([8, 0, 9, 0, 9, 1, 1, 0x11, 0])]]);
    for (const bytes of [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
      plain(20, 20).tiffSync(),
      Buffer.from('MZ'),
      Buffer.alloc(0),
      whole.subarray(0, 40),
      whole.subarray(0, whole.length / 2),
      whole.subarray(0, -2),
      twoSizes,
      png.subarray(0, png.length / 2),
      png.subarray(0, 20),
      webp.subarray(0, webp.length / 2),
      webp.subarray(0, 18),
      Buffer.from('GIF89a\x09\0\x09\0\0\0\0', 'latin1'),
    ])
      await expect(drawPicture(bytes, 'comment')).rejects.toMatchObject({ code: 'HX_PICTURE_FORM' });
  });

  test('is refused when it would fill the memory, before it is unpacked', async () => {
    const bomb = blackPng(12_000, 9_000);
    expect(bomb.length).toBeLessThan(1_000_000);
    const fine = blackPng(6_000, 4_500);
    fine[24] = 16;
    for (const bytes of [bomb, fine])
      await expect(drawPicture(bytes, 'comment')).rejects.toMatchObject({ code: 'HX_PICTURE_PIXELS' });
    expect(await drawPicture(blackPng(1_200, 900), 'comment')).toMatchObject({ width: 1_200, height: 900 });
  });
});
