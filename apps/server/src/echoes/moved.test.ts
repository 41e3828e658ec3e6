import { expect, test } from 'vitest';
import { movedOf } from './echoes.store.ts';

test('what moved is read in its order, and nothing where nothing moved', () => {
  expect(movedOf(null)).toEqual([]);
  const sums = { echoes_raw: 4, echoes_dealt: 3, discounted: 2, discounted_organic: 1 };
  expect(movedOf('7,8,9,4,3,2,1;7,6,9,4,3,2,1')).toEqual([
    { spaceId: 7, commentId: 8, postId: 9, ...sums },
    { spaceId: 7, commentId: 6, postId: 9, ...sums },
  ]);
});

test('a line from which a value is missing is refused, and not read with its values in wrong places', () => {
  expect(() => movedOf('7,8,4,3,2,1')).toThrow('A count moved without its comment');
});
