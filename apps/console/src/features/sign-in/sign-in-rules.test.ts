import { expect, test } from 'vitest';

import { placeOf, staffPersonas } from './personas.ts';
import { safeNext } from './safe-next.ts';

test.each([
  ['/spaces/3/inbox?c=1', '/spaces/3/inbox?c=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  [undefined, '/'],
  [['/a'], '/'],
])('after signing in, %s leads to %s', (next, path) => {
  expect(safeNext(next)).toBe(path);
});

test('only personas with work in the console are offered', () => {
  const personas = [
    { id: 1, nickname: 'a', roles: [] },
    { id: 2, nickname: 'b', roles: ['member'] },
    { id: 3, nickname: 'c', roles: ['member', 'owner'] },
    { id: 4, nickname: 'd', roles: ['阳台 · member'] },
    { id: 5, nickname: 'e', roles: ['阳台 · 南 · creator'] },
  ];
  expect(staffPersonas(personas).map((persona) => persona.id)).toEqual([3, 5]);
});

test('a place is a space and a role, even when the name of the space has the separator in it', () => {
  expect(placeOf('阳台 · 南 · creator')).toEqual({ space: '阳台 · 南', role: 'creator' });
  expect(placeOf('owner')).toEqual({ space: '', role: 'owner' });
});
