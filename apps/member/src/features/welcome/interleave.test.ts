import { expect, it } from 'vitest';

import { interleave } from './interleave.ts';

const itself = (word: string) => word;

it('takes from each list in turn, so that no space drowns another', () => {
  expect(interleave([['a', 'b', 'c'], [], ['x']], 9, itself)).toEqual(['a', 'x', 'b', 'c']);
});

it('takes no more than asked for and nothing twice', () => {
  expect(interleave([['a', 'b'], ['a', 'c'], ['d']], 3, itself)).toEqual(['a', 'd', 'b']);
  expect(interleave([], 3, itself)).toEqual([]);
});
