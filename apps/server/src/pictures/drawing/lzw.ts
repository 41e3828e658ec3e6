const CODES_MAX = 4_096;

/**
 * Unpack the codes of a GIF's picture.
 * @param bits how many bits a colour has: 2 to 8
 * @param length how many colours must come out
 * @throws Error when the codes are none, or end before that
 */
export function unpackLzw(packed: Buffer, bits: number, length: number): Buffer {
  if (bits < 1 || bits > 8) throw new Error('The codes have no known width');
  const [clear, end] = [2 ** bits, 2 ** bits + 1];
  const out = Buffer.alloc(length);
  // A code is what an earlier one wrote and one colour more: where that lies in the output says it all.
  const starts = new Int32Array(CODES_MAX);
  const lengths = new Uint16Array(CODES_MAX);
  let [width, next, filled, at, held, heldBits] = [bits + 1, end + 1, 0, 0, 0, 0];
  while (filled < length) {
    while (heldBits < width) {
      if (at >= packed.length) throw new Error('The codes end too early');
      held |= (packed[at] ?? 0) << heldBits;
      heldBits += 8;
      at += 1;
    }
    const code = held & (2 ** width - 1);
    held >>>= width;
    heldBits -= width;
    if (code === end) throw new Error('The codes end too early');
    if (code === clear) {
      [width, next] = [bits + 1, end + 1];
      continue;
    }
    if (code >= next) throw new Error('A code stands for nothing');
    const begin = filled;
    if (code < clear) {
      out[filled] = code;
      filled += 1;
    } else {
      const from = starts[code] ?? 0;
      const until = Math.min(filled + (lengths[code] ?? 0), length);
      // Byte by byte, because a code may reach into what it writes itself.
      for (let source = from; filled < until; source += 1, filled += 1) out[filled] = out[source] ?? 0;
    }
    if (next < CODES_MAX) {
      starts[next] = begin;
      lengths[next] = filled - begin + 1;
      next += 1;
      if (next > 2 ** width && width < 12) width += 1;
    }
  }
  return out;
}
