import { randomBytes } from 'node:crypto';

/** Fits into the 32 characters of a scene: 11 of the space, a dot, 12 that nobody guesses. */
const CODE = /^([0-9a-z]{1,11})\.[\w-]{12}$/;
const RANDOM_BYTES = 9;

/** A new code of something in this space. It names no person, so nobody is credited with whom it brings. */
export function newShareCode(spaceId: number): string {
  return `${spaceId.toString(36)}.${randomBytes(RANDOM_BYTES).toString('base64url')}`;
}

/** The space that a code speaks of; undefined for what is no code. Whether there is such a code is for the store to say. */
export function spaceOfCode(code: string): number | undefined {
  const spaceId = Number.parseInt(CODE.exec(code)?.[1] ?? '', 36);
  return Number.isSafeInteger(spaceId) && spaceId > 0 ? spaceId : undefined;
}
