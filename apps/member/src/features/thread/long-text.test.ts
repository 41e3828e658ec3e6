import { expect, it } from 'vitest';

import { isLong } from './long-text.ts';

it('is what takes more than fourteen lines of a phone', () => {
  expect(isLong('字'.repeat(280))).toBe(false);
  expect(isLong('字'.repeat(281))).toBe(true);
});

it('counts two Latin letters for one Chinese character', () => {
  expect(isLong('a'.repeat(560))).toBe(false);
  expect(isLong('a'.repeat(561))).toBe(true);
});

it('counts each line that was begun, empty ones too', () => {
  expect(isLong('一\n'.repeat(13))).toBe(false);
  expect(isLong('\n'.repeat(14))).toBe(true);
});
