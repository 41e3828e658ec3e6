export const BYTE = 0xff;

export function clamp(value: number, min: number, max: number): number {
  return Math.min(max, Math.max(min, value));
}

/** A share, 0 to 1, as a byte. */
export function byteOf(share: number): number {
  return clamp(Math.round(share * BYTE), 0, BYTE);
}
