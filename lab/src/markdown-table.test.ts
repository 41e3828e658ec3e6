import { expect, test } from 'vitest';

import { markdownTable } from './markdown-table.ts';

test('a table has its names to the left, its figures to the right, and nothing where there is no figure', () => {
  expect(
    markdownTable([
      ['name', 'p50', 'p99'],
      ['one', 1.5, null],
    ]),
  ).toBe('| name | p50 | p99 |\n| --- | --: | --: |\n| one | 1.5 |  |');
});
