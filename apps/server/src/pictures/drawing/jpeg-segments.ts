/** What the segments of a JPEG say. */
export interface JpegSegments {
  readonly size: { readonly width: number; readonly height: number };
  /** What follows the word Exif, where there is such a segment. */
  readonly exif: Buffer | undefined;
  /** How its colours are meant, put together from its parts. */
  readonly profile: Buffer | undefined;
}

const [SCAN, END, APP1, APP2] = [0xda, 0xd9, 0xe1, 0xe2];
const EXIF = Buffer.from('Exif\0\0', 'latin1');
const PROFILE = Buffer.from('ICC_PROFILE\0', 'latin1');

/** Frames say the size: C0 to CF without the tables of codes (C4, CC) and the one kept for later (C8). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/**
 * Walk a JPEG from segment to segment. The decoder fills what is missing with grey, so here is seen whether the file is whole.
 * @returns undefined when it has no end, no frame, or two frames, of which one could lie about the size
 * @throws RangeError when a segment is cut off
 */
export function readJpeg(bytes: Buffer): JpegSegments | undefined {
  let size: JpegSegments['size'] | undefined;
  let exif: Buffer | undefined;
  const profile: Buffer[] = [];
  for (let at = nextMarker(bytes, 2); at >= 0;) {
    const marker = bytes.readUInt8(at + 1);
    if (marker === END)
      return size && { size, exif, profile: profile.length > 0 ? Buffer.concat(profile) : undefined };
    const length = bytes.readUInt16BE(at + 2);
    const content = bytes.subarray(at + 4, at + 2 + length);
    if (isFrame(marker)) {
      if (size !== undefined) return undefined;
      size = { height: content.readUInt16BE(1), width: content.readUInt16BE(3) };
    }
    if (marker === APP1 && content.subarray(0, EXIF.length).equals(EXIF))
      exif ??= content.subarray(EXIF.length);
    // Two bytes say which part it is and of how many; they lie in order.
    if (marker === APP2 && content.subarray(0, PROFILE.length).equals(PROFILE))
      profile.push(content.subarray(PROFILE.length + 2));
    at = nextMarker(bytes, at + 2 + length, marker === SCAN);
  }
  return undefined;
}

/** Where the next marker is, or -1. Inside a scan, FF00 is a byte of the picture and FFD0 to FFD7 only mark a new start. */
function nextMarker(bytes: Buffer, from: number, inScan = false): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) return -1;
    const partOfScan = next === 0 || (next >= 0xd0 && next <= 0xd7);
    if (next !== 0xff && !(inScan && partOfScan)) return at;
  }
  return -1;
}
