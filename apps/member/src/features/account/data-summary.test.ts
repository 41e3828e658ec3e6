import { expect, it } from 'vitest';

import { preview, summarize } from './data-summary.ts';

it('says how much there is of each part', () => {
  expect(summarize({ member: { id: 1 }, comments: [1, 2], echoes: [] })).toEqual([
    { name: 'member', n: 1 },
    { name: 'comments', n: 2 },
    { name: 'echoes', n: 0 },
  ]);
});

it('cuts a long preview and says so', () => {
  expect(preview({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(preview('x'.repeat(50), 10)).toBe('"xxxxxxxxx\n…');
});
