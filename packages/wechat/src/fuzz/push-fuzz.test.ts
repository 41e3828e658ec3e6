import { expect, test } from 'vitest';

import { fuzzPushes } from './push-fuzz.ts';

test('no hostile push is accepted or breaks the receiver, and every genuine one gets through', async () => {
  const { failures, kinds, outcomes } = await fuzzPushes(100_000, 20_261_121);
  expect(failures).toEqual([]);
  expect(kinds.genuine.accepted).toBe(kinds.genuine.count);
  expect(Object.values(kinds).every(({ count }) => count > 7_000)).toBe(true);
  expect(kinds['wrong-token'].accepted + kinds['wrong-account'].accepted + kinds.plain.accepted).toBe(0);
  // Every way of refusing was reached, so the inputs do attack all of the code.
  expect(Object.keys(outcomes)).toEqual(
    expect.arrayContaining([
      'accepted',
      'bad-query',
      'bad-body',
      'not-encrypted',
      'bad-signature',
      'stale',
      'not-decryptable',
      'other-appid',
    ]),
  );
}, 120_000);
