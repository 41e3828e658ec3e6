import { pngChunk, webpChunk } from './chunks.ts';
import { readJpeg } from './jpeg-segments.ts';
import { readOrientation } from './exif.ts';

/** What a file says of its picture before anything of it is unpacked. */
export interface PictureHead {
  readonly form: 'jpeg' | 'png' | 'webp';
  /** Pixels as they lie in the file, before the picture is turned upright. */
  readonly width: number;
  readonly height: number;
  /** How it must be turned, as EXIF counts it: 1 to 8, where 1 is upright. */
  readonly orientation: number;
  /** Bytes that a pixel takes once it is unpacked. */
  readonly weight: number;
}

/**
 * Read size and orientation. The first bytes say the form; the name and the type that a client claims say nothing.
 * @returns undefined for what is no JPEG, PNG or WebP, or too damaged to say its size
 */
export function readPictureHead(bytes: Buffer): PictureHead | undefined {
  const start = bytes.subarray(0, 16).toString('latin1');
  try {
    const head = headOf(bytes, start);
    return head !== undefined && head.width > 0 && head.height > 0 ? head : undefined;
  } catch (error) {
    // Reading past the end.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function headOf(bytes: Buffer, start: string): PictureHead | undefined {
  if (start.startsWith('\xff\xd8\xff')) return jpegHead(bytes);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return pngHead(bytes);
  if (/^RIFF[^]{4}WEBPVP8[ LX]$/.test(start)) return webpHead(bytes, start.slice(12));
  return undefined;
}

function jpegHead(bytes: Buffer): PictureHead | undefined {
  const told = readJpeg(bytes);
  return told && { form: 'jpeg', ...told.size, orientation: readOrientation(told.exif), weight: 3 };
}

function pngHead(bytes: Buffer): PictureHead {
  const orientation = readOrientation(pngChunk(bytes, 'eXIf'));
  const weight = bytes.readUInt8(24) === 16 ? 8 : 4;
  return { form: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20), orientation, weight };
}

function webpHead(bytes: Buffer, chunk: string): PictureHead {
  const orientation = readOrientation(webpChunk(bytes, 'EXIF'));
  return { form: 'webp', ...webpSize(bytes, chunk), orientation, weight: 4 };
}

function webpSize(bytes: Buffer, chunk: string): { width: number; height: number } {
  if (chunk === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 };
  if (chunk === 'VP8 ')
    return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  const both = bytes.readUInt32LE(21);
  return { width: (both & 0x3fff) + 1, height: ((both >>> 14) & 0x3fff) + 1 };
}
