import { limits, type Space } from '@huixiang/contract';
import { expect, test } from 'vitest';

import { changesOf, draftOf, isSendable } from './space-form.ts';
import { mySpaces } from './use-my-spaces.ts';

function spaceOf(id: number): Space {
  return {
    id,
    name: `s${id}`,
    kind: 'interest-group',
    description: '',
    visibility: 'public',
    preReview: 'off',
    demo: false,
    createdAt: 0,
  };
}

const spaces = [1, 2, 3].map(spaceOf);

test('only spaces one is staff of are listed, with one’s role', () => {
  const staffOf = [
    { spaceId: 3, role: 'owner' as const },
    { spaceId: 2, role: 'member' as const },
  ];
  expect(mySpaces(spaces, { admin: false, staffOf })).toEqual([{ space: spaces[2], role: 'owner' }]);
});

test('an admin works in every space and keeps a role of their own', () => {
  const found = mySpaces(spaces, { admin: true, staffOf: [{ spaceId: 1, role: 'creator' }] });
  expect(found.map(({ role }) => role)).toEqual(['creator', 'admin', 'admin']);
});

test('nobody signed in works nowhere', () => {
  expect(mySpaces(spaces, null)).toEqual([]);
});

test('a space needs a name within the limit, counted in characters people see', () => {
  const named = (name: string): boolean => isSendable({ ...draftOf(null), name });
  expect(named('   ')).toBe(false);
  expect(named('山'.repeat(limits.spaceNameLength))).toBe(true);
  expect(named('🍵'.repeat(limits.spaceNameLength))).toBe(true);
  expect(named('山'.repeat(limits.spaceNameLength + 1))).toBe(false);
});

test('of the settings of a space only those are sent that were changed, so that another owner’s stand', () => {
  const before = draftOf(spaceOf(1));
  expect(changesOf(before, { ...before, description: '一起看花' })).toEqual({ description: '一起看花' });
  expect(changesOf(before, { ...before })).toEqual({});
});
