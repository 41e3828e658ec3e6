import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The signature WeChat puts on a push: SHA-1 over the sorted parts, in hex. Of the handshake and of plain pushes (`signature`) the
 * parts are the token, `timestamp` and `nonce`; of encrypted ones (`msg_signature`) also the text of `Encrypt`.
 */
export function pushSignature(...parts: readonly string[]): string {
  // By code unit, as WeChat does; a locale would put small before capital letters.
  const sorted = parts.toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0));
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

/** Whether `given` is the expected signature, in a time that tells nothing about where they differ. */
export function isSignature(given: string, expected: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(expected);
  return left.length === right.length && timingSafeEqual(left, right);
}
