import { expect, it } from 'vitest';

import { inTurn } from './in-turn.ts';

it('acts begin one after the other, in the order in which they were asked for, after a failed one too', async () => {
  const next = inTurn();
  const seen: string[] = [];
  const act = (name: string, outcome: Promise<string>) => async () => {
    seen.push(`${name} begins`);
    await outcome.finally(() => seen.push(`${name} ends`));
    return name;
  };
  let fail = (): void => undefined;
  const slow = new Promise<string>((_, reject) => (fail = () => reject(new Error('no network'))));
  const acts = [
    next(act('first', slow)),
    next(act('second', Promise.resolve(''))),
    next(act('third', Promise.resolve(''))),
  ];
  fail();
  expect((await Promise.allSettled(acts)).map(({ status }) => status)).toEqual([
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(seen).toEqual([
    'first begins',
    'first ends',
    'second begins',
    'second ends',
    'third begins',
    'third ends',
  ]);
});
