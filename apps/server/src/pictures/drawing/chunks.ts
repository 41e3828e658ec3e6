/** What is in the first chunk of a PNG with this name. */
export function pngChunk(bytes: Buffer, name: string): Buffer | undefined {
  for (let at = 8; at + 8 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString('latin1', at + 4, at + 8) === name)
      return bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
  return undefined;
}

/** What is in the first chunk of a WebP with this name. */
export function webpChunk(bytes: Buffer, name: string): Buffer | undefined {
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = bytes.readUInt32LE(at + 4);
    if (bytes.toString('latin1', at, at + 4) === name) return bytes.subarray(at + 8, at + 8 + length);
    // A chunk of odd length is followed by a byte that counts for nothing.
    at += 8 + length + (length & 1);
  }
  return undefined;
}
