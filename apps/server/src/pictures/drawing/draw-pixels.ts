import { compressJpegSync, ResizeFit, Transformer } from '@napi-rs/image';
import { readColourProfile } from './colour-profile.ts';
import type { PictureHead } from './picture-head.ts';
import { middleSquare, type Pixels, whiten } from './pixels.ts';
import { toSrgb } from './to-srgb.ts';

/** What shall become of a picture. */
export interface Wish {
  /** Pixels of the longer side; of every side where `square`. */
  readonly full: number;
  readonly thumb: number;
  /** The middle of the picture as a square, enlarged where it is too small. */
  readonly square: boolean;
}

/** A picture as it is kept: drawn anew, so that nothing of the file that came is in it but what one sees. */
export interface Drawn<Bytes> {
  /** Pixels of `full`. */
  readonly width: number;
  readonly height: number;
  readonly full: Bytes;
  readonly thumb: Bytes;
}

/** The library keeps colours as fine as brightness, so a lower figure than elsewhere looks the same. */
const QUALITY = { full: 75, thumb: 70 } as const;

/**
 * Draw a picture anew. A core works on it until it is done, and each pixel of a JPEG takes some ten bytes of memory until then.
 * @throws Error when the file is broken
 */
export function drawPixels(bytes: Buffer, head: PictureHead, wish: Wish): Drawn<Buffer> {
  const profile = readColourProfile(bytes, head.form);
  const size = shrunk(head, wish);
  const small = pixelsOf(unpacked(bytes, head, size), size);
  const seen = wish.square ? middleSquare(small) : small;
  whiten(seen);
  if (profile !== undefined) toSrgb(seen, profile);
  const kept = wish.square ? { width: wish.full, height: wish.full } : seen;
  const full = jpegOf(seen, kept, head.orientation, QUALITY.full);
  const thumb = jpegOf(seen, within(kept, wish.thumb), head.orientation, QUALITY.thumb);
  const onItsSide = head.orientation >= 5;
  return {
    width: onItsSide ? kept.height : kept.width,
    height: onItsSide ? kept.width : kept.height,
    full,
    thumb,
  };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function unpacked(bytes: Buffer, { form }: PictureHead, to: Size): Transformer {
  const picture = new Transformer(bytes);
  // Half the memory of the way below, which minds what is transparent; a JPEG has nothing of this.
  return form === 'jpeg' ? picture.resize({ ...to, fit: ResizeFit.Fill }) : picture;
}

/** Never larger than the file, so that a picture a thousand times as long as high does not fill the memory. */
function shrunk({ width, height }: Size, { full, square }: Wish): Size {
  return square ? scaled({ width, height }, full / Math.min(width, height)) : within({ width, height }, full);
}

const within = ({ width, height }: Size, side: number): Size =>
  scaled({ width, height }, side / Math.max(width, height));

function scaled({ width, height }: Size, scale: number): Size {
  if (scale >= 1) return { width, height };
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

function pixelsOf(picture: Transformer, to: Size): Pixels {
  const rgba = picture.fastResize({ ...to, fit: ResizeFit.Fill }).rawPixelsSync();
  if (rgba.length !== to.width * to.height * 4) throw new Error('The picture came out torn');
  return { ...to, rgba };
}

function jpegOf({ rgba, width, height }: Pixels, to: Size, orientation: number, quality: number): Buffer {
  const picture = Transformer.fromRgbaPixels(rgba, width, height);
  // The library resizes what it has turned, so both sides change places here, too.
  const [wide, high] = orientation >= 5 ? [to.height, to.width] : [to.width, to.height];
  if (to.width !== width || to.height !== height)
    picture.fastResize({ width: wide, height: high, fit: ResizeFit.Fill });
  // Packed once more without loss: what the library writes is a tenth longer than it need be.
  return compressJpegSync(picture.rotate(orientation).jpegSync(quality));
}
