/** Brightness of one block of eight by eight pixels. */
type Block = 'black' | 'white';

/**
 * Writes a grey JPEG made of plain blocks, `size` by `size` of them, with a comment inside. Only the mean of each block is coded.
 * The first block must be white, as the quiet edge of a code is.
 */
export function writeBlocksJpeg(
  size: number,
  blockAt: (x: number, y: number) => Block,
  comment: string,
): Buffer {
  const pixels = size * 8;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xfe, Buffer.from(comment)),
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 8)])),
    segment(0xc0, Buffer.from([8, pixels >> 8, pixels & 255, pixels >> 8, pixels & 255, 1, 1, 0x11, 0])),
    // Two codes for the mean's difference: none, and eight bits. One code for "nothing more".
    segment(0xc4, Buffer.concat([Buffer.from([0x00]), codeLengths([1, 1]), Buffer.from([0, 8])])),
    segment(0xc4, Buffer.concat([Buffer.from([0x10]), codeLengths([1]), Buffer.from([0])])),
    segment(0xda, Buffer.from([1, 1, 0x00, 0, 63, 0])),
    writeScan(size, blockAt),
    Buffer.from([0xff, 0xd9]),
  ]);
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** How many codes have one bit, two bits, … sixteen bits. */
function codeLengths(counts: readonly number[]): Buffer {
  return Buffer.from(Array.from({ length: 16 }, (_none, place) => counts[place] ?? 0));
}

/** Codes: 0 = no change, 10 + 8 bits = change; after each the 0 that ends a block. */
function writeScan(size: number, blockAt: (x: number, y: number) => Block): Buffer {
  let bits = '';
  let former = 0;
  for (let place = 0; place < size * size; place += 1) {
    // So far apart, from the grey at the start as from each other, that every change has eight bits.
    const mean = blockAt(place % size, Math.floor(place / size)) === 'white' ? 128 : -120;
    const change = mean - former;
    former = mean;
    bits += change === 0 ? '0' : `10${differenceBits(change)}`;
    bits += '0';
  }
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1').match(/.{8}/g) ?? [];
  // A byte of ones would begin a marker, so a zero follows it.
  return Buffer.from(bytes.flatMap((byte) => (byte === '11111111' ? [255, 0] : [Number.parseInt(byte, 2)])));
}

function differenceBits(change: number): string {
  return (change > 0 ? change : change + 255).toString(2).padStart(8, '0');
}
