/** WeChat pads to 32 bytes, although the blocks of AES have 16. */
const BLOCK = 32;

/** Appends 1–32 bytes, each of which says how many there are (PKCS#7). */
export function padBlocks(bytes: Uint8Array): Buffer {
  const count = BLOCK - (bytes.length % BLOCK);
  return Buffer.concat([bytes, Buffer.alloc(count, count)]);
}

/** Takes {@link padBlocks} away again; undefined when the padding is not whole. */
export function unpadBlocks(bytes: Uint8Array): Uint8Array | undefined {
  const count = bytes.at(-1) ?? 0;
  if (count < 1 || count > BLOCK || count > bytes.length) return undefined;
  const start = bytes.length - count;
  return bytes.subarray(start).every((byte) => byte === count) ? bytes.subarray(0, start) : undefined;
}
