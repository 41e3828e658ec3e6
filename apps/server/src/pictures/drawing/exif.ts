const ORIENTATION = 0x0112;

/**
 * How EXIF says that a picture must be turned.
 * @param exif the block that begins with the order of bytes (II or MM), with or without the word Exif before it
 * @returns 1 to 8; 1, upright, where it says nothing that is known
 */
export function readOrientation(exif: Buffer | undefined): number {
  if (exif === undefined) return 1;
  const block = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  const little = block.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? block.readUInt16LE(at) : block.readUInt16BE(at));
  const long = (at: number) => (little ? block.readUInt32LE(at) : block.readUInt32BE(at));
  try {
    if (short(2) !== 42) return 1;
    const list = long(4);
    for (let entry = 0; entry < short(list); entry += 1) {
      const at = list + 2 + entry * 12;
      if (short(at) === ORIENTATION) return valid(short(at + 8));
    }
  } catch (error) {
    // A block that points beyond itself says nothing.
    if (!(error instanceof RangeError)) throw error;
  }
  return 1;
}

const valid = (orientation: number): number => (orientation >= 1 && orientation <= 8 ? orientation : 1);
