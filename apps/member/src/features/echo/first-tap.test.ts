import { expect, it } from 'vitest';

import { firstTap } from './first-tap.ts';

it('takes the second half of a double tap for the same tap, and what comes later for another', () => {
  const isFirst = firstTap();
  expect([0, 399, 400, 500, 800].map(isFirst)).toEqual([true, false, true, false, true]);
});
