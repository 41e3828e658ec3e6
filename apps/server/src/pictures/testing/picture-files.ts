import { crc32, deflateSync } from 'node:zlib';
import { ResizeFit, Transformer } from '@napi-rs/image';

export type Colour = readonly [red: number, green: number, blue: number, cover: number];

/** A picture to be encoded, whose colour is told for every pixel. */
export function painted(
  width: number,
  height: number,
  colourAt: (x: number, y: number) => Colour,
): Transformer {
  const rgba = Buffer.alloc(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) rgba.set(colourAt(x, y), (y * width + x) * 4);
  return Transformer.fromRgbaPixels(rgba, width, height);
}

/** What is in a file, read by the library and not by our own code. */
export function readPicture(bytes: Buffer) {
  const { width, height, format } = new Transformer(bytes).metadataSync();
  const rgba = new Transformer(bytes).fastResize({ width, height, fit: ResizeFit.Fill }).rawPixelsSync();
  const at = (x: number, y: number): number[] => {
    const start = (y * width + x) * 4;
    return [...rgba.subarray(start, start + 3)];
  };
  return { width, height, format, rgba, at };
}

/** The markers of a JPEG up to its first scan. */
export function jpegMarkers(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 2; at < bytes.length && found.at(-1) !== 'da'; at += 2 + bytes.readUInt16BE(at + 2))
    found.push(bytes.toString('hex', at + 1, at + 2));
  return found;
}

/** Put segments at the beginning of a JPEG. */
export function withSegments(
  jpeg: Buffer,
  segments: readonly (readonly [marker: number, content: Buffer])[],
): Buffer {
  const parts = segments.flatMap(([marker, content]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return [head, content];
  });
  return Buffer.concat([jpeg.subarray(0, 2), ...parts, jpeg.subarray(2)]);
}

/** A chunk of a PNG. */
export function pngChunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A black PNG of one bit a pixel: very small for what it unpacks to. */
export function blackPng(width: number, height: number): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size[8] = 1;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', size),
    pngChunk('IDAT', deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** What a phone writes of itself: EXIF with camera, time and place, in the order of bytes of most phones. */
export function exifOf(orientation: number): Buffer {
  const texts: Buffer[] = [];
  // Three lists of entries: the picture, the moment, the place. What is too long for its entry lies behind them.
  const lists = [
    [
      ascii(0x010f, 'SecretCamera'),
      ascii(0x0110, 'SpyPhone'),
      short(0x0112, orientation),
      list(0x8769, 1),
      list(0x8825, 2),
    ],
    [ascii(0x9003, '2026:11:21 12:00:00')],
    [ascii(1, 'N'), degrees(2, 30, 15), ascii(3, 'E'), degrees(4, 120, 9)],
  ];
  const starts: number[] = [];
  let end = 8;
  for (const entries of lists) {
    starts.push(end);
    end += 2 + entries.length * 12 + 4;
  }
  const body = lists.flatMap((entries) => [
    be16(entries.length),
    ...entries.map(({ tag, type, count, value }) => {
      const content = typeof value === 'function' ? value(starts) : value;
      const fits = content.length <= 4;
      const inside = fits ? Buffer.concat([content, Buffer.alloc(4 - content.length)]) : be32(end);
      if (!fits) {
        texts.push(content);
        end += content.length;
      }
      return Buffer.concat([be16(tag), be16(type), be32(count), inside]);
    }),
    be32(0),
  ]);
  return Buffer.concat([Buffer.from('MM\0*', 'latin1'), be32(8), ...body, ...texts]);
}

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly value: Buffer | ((starts: readonly number[]) => Buffer);
}

function be16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

function be32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const ascii = (tag: number, text: string): Entry => {
  const value = Buffer.from(`${text}\0`, 'latin1');
  return { tag, type: 2, count: value.length, value };
};
const short = (tag: number, value: number): Entry => ({ tag, type: 3, count: 1, value: be16(value) });
const list = (tag: number, which: number): Entry => ({
  tag,
  type: 4,
  count: 1,
  value: (starts) => be32(starts[which] ?? 0),
});
const degrees = (tag: number, whole: number, minutes: number): Entry => ({
  tag,
  type: 5,
  count: 3,
  value: Buffer.concat([whole, 1, minutes, 1, 0, 1].map(be32)),
});
