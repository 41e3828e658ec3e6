import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { drawPicture } from './draw.ts';
import { photo } from './testing/pictures.ts';

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 40, b: 40, alpha: 0.5 } } });

describe('a picture drawn anew', () => {
  test('has nothing of what the file says of camera, place and time, in either size', async () => {
    const bytes = await photo();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    expect(bytes.includes('SecretCamera')).toBe(true);
    const drawn = await drawPicture(bytes, 'comment');
    for (const kept of [drawn.full, drawn.thumb]) {
      const told = await sharp(kept).metadata();
      expect(told).toMatchObject({ format: 'jpeg' });
      expect([told.exif, told.icc, told.xmp, told.iptc, told.orientation]).toEqual(Array(5).fill(undefined));
      expect(kept.includes('SecretCamera') || kept.includes('Exif')).toBe(false);
    }
  });

  test('stands upright, as the phone meant it', async () => {
    const drawn = await drawPicture(await photo({ width: 640, height: 480 }), 'comment');
    expect([drawn.width, drawn.height]).toEqual([480, 640]);
  });

  test('is never larger than needed, and never enlarged', async () => {
    const large = await drawPicture(await plain(4_000, 3_000).jpeg().toBuffer(), 'comment');
    expect([large.width, large.height]).toEqual([1_600, 1_200]);
    expect(await sharp(large.thumb).metadata()).toMatchObject({ width: 480, height: 360 });
    const small = await drawPicture(await plain(90, 60).jpeg().toBuffer(), 'comment');
    expect([small.width, small.height]).toEqual([90, 60]);
  });

  test('comes from PNG, WebP and the first frame of a GIF as well, and from a name is a square', async () => {
    for (const form of ['png', 'webp', 'gif'] as const) {
      const drawn = await drawPicture(await plain(300, 200).toFormat(form).toBuffer(), 'comment');
      expect(await sharp(drawn.full).metadata()).toMatchObject({ format: 'jpeg', width: 300, height: 200 });
    }
    const avatar = await drawPicture(await plain(300, 200).png().toBuffer(), 'avatar');
    expect(await sharp(avatar.thumb).metadata()).toMatchObject({ width: 192, height: 192 });
  });

  test('is refused when its bytes are no picture, whatever it is called', async () => {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    const whole = await plain(300, 200).jpeg().toBuffer();
    const tiff = await plain(20, 20).tiff().toBuffer();
    for (const bytes of [
      svg,
      tiff,
      Buffer.from('MZ'),
      whole.subarray(0, 40),
      whole.subarray(0, whole.length / 2),
    ])
      await expect(drawPicture(bytes, 'comment')).rejects.toMatchObject({ code: 'HX_PICTURE_FORM' });
  });

  test('is refused when it would fill the memory, before it is unpacked', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    await expect(drawPicture(bomb, 'comment')).rejects.toMatchObject({ code: 'HX_PICTURE_PIXELS' });
  });
});
