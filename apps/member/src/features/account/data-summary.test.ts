import { expect, it } from 'vitest';

import { preview, summarize } from './data-summary.ts';

it('says how much there is of each part, all spaces together', () => {
  const spaces = [
    { spaceId: 7, comments: [1, 2], echoes: [1] },
    { spaceId: 8, comments: [3], mentions: [1] },
  ];
  expect(summarize({ exportedAt: 9, member: { id: 1 }, profiles: [1], consents: [], spaces })).toEqual([
    { part: 'account', n: 2 },
    { part: 'words', n: 3 },
    { part: 'answers', n: 1 },
    { part: 'other', n: 1 },
  ]);
});

it('cuts a long preview and says so', () => {
  expect(preview({ a: 1 })).toBe('{\n  "a": 1\n}');
  expect(preview('x'.repeat(50), 10)).toBe('"xxxxxxxxx\n…');
});
