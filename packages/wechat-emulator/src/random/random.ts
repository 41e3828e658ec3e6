import { createHash } from 'node:crypto';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A number from 0 up to, not including, 1. */
export type Random = () => number;

/** `count` bytes from the given source, which makes keys and paddings as repeatable as the source is. */
export function randomBytes(random: Random, count: number): Buffer {
  return Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)));
}

/** `length` letters and digits. */
export function randomText(random: Random, length: number): string {
  return Array.from({ length }, () => LETTERS[Math.floor(random() * LETTERS.length)] ?? 'A').join('');
}

/** A fixed name made of its parts: equal parts give an equal name, also after a restart. `length` is at most 43. */
export function derivedText(length: number, ...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('base64url');
  return hash.slice(0, length);
}
