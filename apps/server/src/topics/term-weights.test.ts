import { expect, test } from 'vitest';
import { termWeight, weighTerms } from './term-weights.ts';

const frequencies = (comments: number, counts: Record<string, number> = {}) => ({
  comments,
  of: (term: string) => counts[term] ?? 0,
});

test('a word that few comments of the space have weighs more than one that most have', () => {
  const here = frequencies(100, { common: 80, rare: 2 });
  expect(termWeight('rare', here)).toBeGreaterThan(2 * termWeight('common', here));
});

test('in a young space a Chinese word weighs as it does in general', () => {
  const empty = frequencies(0);
  expect(termWeight('薄荷', empty)).toBeGreaterThan(termWeight('孩子', empty));
});

test('in an old space its own texts decide: the rare word there is what everybody says', () => {
  const old = frequencies(100_000, { 薄荷: 90_000, 孩子: 10 });
  expect(termWeight('薄荷', old)).toBeLessThan(termWeight('孩子', old));
});

test('the words of a text have unit length together, those of its title weigh half', () => {
  const weights = weighTerms([{ term: 'glaze', count: 1 }], [{ term: 'kiln', count: 1 }], frequencies(10));
  expect(Math.hypot(...weights.values())).toBeCloseTo(1);
  expect(weights.get('kiln')).toBeCloseTo((weights.get('glaze') ?? 0) / 2);
  expect(weighTerms([], [], frequencies(10)).size).toBe(0);
});
