import { expect, it } from 'vitest';

import { personaRole } from './persona-role.ts';

it('finds the role at the end of a persona’s line and leaves other words alone', () => {
  expect(personaRole('山野来信 · owner')).toEqual({ rest: '山野来信 · ', role: 'owner' });
  expect(personaRole('member')).toEqual({ rest: '', role: 'member' });
  expect(personaRole('第一次来')).toEqual({ rest: '第一次来', role: undefined });
  expect(personaRole('homeowner')).toEqual({ rest: 'homeowner', role: undefined });
});
