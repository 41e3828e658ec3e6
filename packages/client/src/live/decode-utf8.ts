const REPLACEMENT = 0xfffd;
/** Smallest code point that may take so many bytes, by number of continuation bytes. */
const SMALLEST = [0, 0x80, 0x800, 0x1_0000];

/** How many continuation bytes follow this first byte; -1 when it cannot be one. */
function continuations(byte: number): number {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte < 0xe0) return 1;
  if (byte >= 0xe0 && byte < 0xf0) return 2;
  return byte >= 0xf0 && byte < 0xf5 ? 3 : -1;
}

function isContinuation(byte: number | undefined): byte is number {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/**
 * Text of one chunk of UTF-8 bytes, and the bytes of a character cut in two, to be put before the next chunk. Broken bytes
 * become U+FFFD. Needed because not every WeChat version has a TextDecoder.
 */
export function decodeUtf8(
  chunk: Uint8Array,
  carry: Uint8Array = new Uint8Array(0),
): { text: string; carry: Uint8Array } {
  const bytes = new Uint8Array(carry.length + chunk.length);
  bytes.set(carry);
  bytes.set(chunk, carry.length);
  let text = '';
  let at = 0;
  while (at < bytes.length) {
    const first = bytes[at] ?? 0;
    const more = continuations(first);
    let have = 0;
    while (have < more && isContinuation(bytes[at + 1 + have])) have += 1;
    if (have < more && at + 1 + have === bytes.length) return { text, carry: bytes.slice(at) };
    if (more === -1 || have < more) {
      text += String.fromCodePoint(REPLACEMENT);
      at += 1 + have;
      continue;
    }
    text += String.fromCodePoint(codePoint(bytes, at, more));
    at += 1 + more;
  }
  return { text, carry: new Uint8Array(0) };
}

function codePoint(bytes: Uint8Array, at: number, more: number): number {
  const first = bytes[at] ?? 0;
  let point = more === 0 ? first : first & (0x3f >> more);
  for (let i = 1; i <= more; i += 1) point = (point << 6) | ((bytes[at + i] ?? 0) & 0x3f);
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (SMALLEST[more] ?? 0) || point > 0x10_ffff || surrogate ? REPLACEMENT : point;
}
