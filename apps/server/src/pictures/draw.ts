import sharp from 'sharp';
import { HuixiangError } from '../errors.ts';

/** A picture as it is kept: drawn anew, so that nothing of the file that came is in it but what one sees. */
export interface Drawn {
  /** Pixels of `full`. */
  readonly width: number;
  readonly height: number;
  readonly full: Buffer;
  readonly thumb: Buffer;
}

/** Phones take pictures of up to 50 million pixels; beyond 64 million somebody wants to fill our memory. */
const PIXELS_MAX = 64_000_000;
const SECONDS_MAX = 15;
const sizes = { comment: { full: 1_600, thumb: 480 }, avatar: { full: 640, thumb: 192 } } as const;
export type PictureUse = keyof typeof sizes;

// Requests share the processor: one thread a picture, and nothing kept of pictures that are done.
sharp.concurrency(1);
sharp.cache(false);

/** What the first bytes say; the name and the type that a client claims say nothing. */
function isKnownForm(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 12).toString('latin1');
  return (
    head.startsWith('\xff\xd8\xff') ||
    head.startsWith('\x89PNG\r\n\x1a\n') ||
    /^GIF8[79]a/.test(head) ||
    /^RIFF[^]{4}WEBP$/.test(head)
  );
}

/**
 * Draw a picture anew, upright, as JPEG in two sizes, without what its file says of camera, place and time. JPEG because
 * that is what WeChat checks and every phone shows; of an animation the first frame remains, and what was transparent is white.
 * @throws HuixiangError HX_PICTURE_FORM, HX_PICTURE_PIXELS
 */
export async function drawPicture(bytes: Buffer, use: PictureUse): Promise<Drawn> {
  if (!isKnownForm(bytes)) throw new HuixiangError('HX_PICTURE_FORM');
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > PIXELS_MAX) throw new HuixiangError('HX_PICTURE_PIXELS');
    const side = sizes[use];
    const fit = use === 'avatar' ? 'cover' : 'inside';
    const upright = sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .timeout({ seconds: SECONDS_MAX })
      .autoOrient()
      .flatten({ background: '#ffffff' })
      .resize({ width: side.full, height: side.full, fit, withoutEnlargement: use !== 'avatar' });
    const full = await upright.jpeg({ quality: 82, mozjpeg: true }).toBuffer({ resolveWithObject: true });
    const thumb = await sharp(full.data)
      .resize({ width: side.thumb, height: side.thumb, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 76, mozjpeg: true })
      .toBuffer();
    return { width: full.info.width, height: full.info.height, full: full.data, thumb };
  } catch (error) {
    if (error instanceof HuixiangError) throw error;
    throw new HuixiangError('HX_PICTURE_FORM');
  }
}
