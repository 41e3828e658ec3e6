/** How many pairs of colours there are; see ui-avatar.vue. */
export const TONES = 6;

/** The first letter of a name as it should stand on a coin: one code point, Latin in capitals, `·` for nothing. */
export function initialOf(nickname: string): string {
  const first = [...nickname.trim()][0];
  return first === undefined ? '·' : first.toUpperCase();
}

/** A colour number in 0..TONES-1, the same for the same person everywhere. */
export function toneOf(memberId: number): number {
  return Math.abs(Math.trunc(memberId / 7) + memberId) % TONES;
}
