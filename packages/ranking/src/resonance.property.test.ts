import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PRIOR_SHARE, resonance } from './resonance.ts';

const people = fc.nat({ max: 1_000_000 });

test('resonance is a share between 0 and 1', () => {
  fc.assert(
    fc.property(people, people, (echoes, shown) => {
      const value = resonance({ echoes, shown });
      return value > 0 && value <= 1;
    }),
  );
});

test('one more echo among the same people raises resonance', () => {
  fc.assert(
    fc.property(people, people, (echoes, extra) => {
      const shown = echoes + extra + 1;
      return resonance({ echoes: echoes + 1, shown }) > resonance({ echoes, shown });
    }),
  );
});

test('being seen once more without an echo lowers resonance', () => {
  fc.assert(
    fc.property(people, people, (echoes, extra) => {
      const shown = echoes + extra;
      return resonance({ echoes, shown: shown + 1 }) < resonance({ echoes, shown });
    }),
  );
});

test('a comment nobody has seen stands at the expected share', () => {
  expect(resonance({ echoes: 0, shown: 0 })).toBeCloseTo(PRIOR_SHARE);
});

test('a small sample does not beat a large one with nearly the same share', () => {
  expect(resonance({ echoes: 1, shown: 1 })).toBeLessThan(resonance({ echoes: 80, shown: 100 }));
});
