import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawWeights, emptyModel, learn, logistic, predict } from './predict.ts';
import { emptyTaste, fitOf, learnTaste } from './taste.ts';

const feature = fc.double({ min: -2, max: 2, noNaN: true });
const features = fc.array(feature, { minLength: 3, maxLength: 3 });
const observation = fc.record({ features, answered: fc.boolean() });

test('an answer never lowers and a pass never raises what is predicted for the same pair', () => {
  fc.assert(
    fc.property(fc.array(observation, { maxLength: 30 }), features, fc.boolean(), (past, x, answered) => {
      const model = emptyModel(3);
      for (const one of past) learn(model, one.features, one.answered);
      const before = predict(model, x);
      learn(model, x, answered);
      const after = predict(model, x);
      const towards = answered ? after - before : before - after;
      expect(towards).toBeGreaterThanOrEqual(-1e-12);
    }),
  );
});

test('certainty about each weight only grows, and the covariance stays symmetric', () => {
  fc.assert(
    fc.property(fc.array(observation, { minLength: 1, maxLength: 60 }), (past) => {
      const model = emptyModel(3);
      for (const one of past) {
        const before = [0, 4, 8].map((i) => model.covariance[i] as number);
        learn(model, one.features, one.answered);
        for (const [k, i] of [0, 4, 8].entries()) {
          expect(model.covariance[i]).toBeGreaterThan(0);
          expect(model.covariance[i]).toBeLessThanOrEqual((before[k] as number) + 1e-12);
        }
        expect(model.covariance[1]).toBeCloseTo(model.covariance[3] as number, 10);
      }
    }),
  );
});

test('what really decides is found', () => {
  const random = mulberry(1);
  const truth = [-1, 1.5, 0];
  const model = emptyModel(3, 1);
  for (let i = 0; i < 20_000; i += 1) {
    const x = [1, random() * 2 - 1, random() * 2 - 1];
    learn(model, x, random() < logistic(truth.reduce((sum, w, k) => sum + w * (x[k] as number), 0)));
  }
  for (const [k, weight] of truth.entries())
    expect(Math.abs((model.mean[k] as number) - weight)).toBeLessThan(0.1);
});

test('drawn weights lie around the mean as far as the covariance says', () => {
  const random = mulberry(2);
  const model = emptyModel([1, -2], [0.5, 0.1]);
  const draws = Array.from({ length: 4_000 }, () => drawWeights(model, random));
  for (const [k, sd] of [0.5, 0.1].entries()) {
    const mean = draws.reduce((sum, draw) => sum + (draw[k] as number), 0) / draws.length;
    const spread = Math.sqrt(
      draws.reduce((sum, draw) => sum + ((draw[k] as number) - mean) ** 2, 0) / draws.length,
    );
    expect(Math.abs(mean - (model.mean[k] as number))).toBeLessThan(0.05);
    expect(Math.abs(spread / sd - 1)).toBeLessThan(0.1);
  }
});

/** Features of content as they occur: nothing, or large enough that their squares do not vanish in rounding. */
const measured = fc.integer({ min: -2_000, max: 2_000 }).map((thousandths) => thousandths / 1_000);

test('a taste moves towards what was answered, away from what was passed, and not at all for content without features', () => {
  fc.assert(
    fc.property(fc.array(measured, { minLength: 3, maxLength: 3 }), fc.boolean(), (content, answered) => {
      expect(towards(content, answered) > 0).toBe(content.some((value) => value !== 0));
    }),
  );
});

test('a taste never moves the wrong way, however small the features are', () => {
  fc.assert(
    fc.property(features, fc.boolean(), (content, answered) => {
      expect(towards(content, answered)).toBeGreaterThanOrEqual(0);
    }),
  );
});

/** How far one answer moves a new taste in its own direction. */
function towards(content: readonly number[], answered: boolean): number {
  const taste = emptyTaste(3);
  learnTaste(taste, content, -1, answered);
  const fit = fitOf(taste, content);
  return answered ? fit : -fit;
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
