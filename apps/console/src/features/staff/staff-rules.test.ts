import { expect, test } from 'vitest';

import { parseMemberNumber } from './member-number.ts';
import { reaches } from './role-rank.ts';

test.each([
  ['42', 42],
  [' #42 ', 42],
  ['9007199254740991', 9007199254740991],
  ['9007199254740993', null],
  ['0', null],
  ['-1', null],
  ['4.2', null],
  ['', null],
  ['abc', null],
])('%j is read as the member number %s', (text, number) => {
  expect(parseMemberNumber(text)).toBe(number);
});

test('a role reaches itself and everything below', () => {
  expect(reaches('owner', 'moderator')).toBe(true);
  expect(reaches('moderator', 'moderator')).toBe(true);
  expect(reaches('creator', 'moderator')).toBe(false);
  expect(reaches('admin', 'owner')).toBe(true);
});
