import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rateOf, supplyOf, type SupplyFacts } from './supply.ts';

const listener = fc
  .record({
    dailyCap: fc.integer({ min: 1, max: 60 }),
    visits: fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 7 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ dailyCap, visits, share }) => {
    const taken = visits.map((cards) => Math.min(cards, dailyCap));
    const cardsHere = Math.floor(share * taken.reduce((total, cards) => total + cards, 0));
    return { dailyCap, visits: taken, cardsHere };
  });
const facts: fc.Arbitrary<SupplyFacts> = fc
  .record({
    days: fc.double({ min: 1, max: 7, noNaN: true }),
    comments: fc.integer({ min: 0, max: 5_000 }),
    dealt: fc.integer({ min: 0, max: 20_000 }),
    settledShare: fc.double({ min: 0, max: 1, noNaN: true }),
    answeredShare: fc.double({ min: 0, max: 1, noNaN: true }),
    promise: fc.double({ min: 0.05, max: 1, noNaN: true }),
    listeners: fc.array(listener, { maxLength: 20 }),
  })
  .map(({ settledShare, answeredShare, ...rest }) => {
    const settled = Math.floor(rest.dealt * settledShare);
    return { ...rest, deckSize: 6, settled, answered: Math.floor(settled * answeredShare) };
  });

const busy: SupplyFacts = {
  days: 7,
  comments: 700,
  dealt: 2_100,
  settled: 2_000,
  answered: 500,
  deckSize: 6,
  promise: 0.9,
  listeners: Array.from({ length: 100 }, () => ({
    dailyCap: 18,
    visits: [6, 6, 6, 6, 6, 6, 6],
    cardsHere: 42,
  })),
};
/** Enough data, and supply somewhere around the need. */
const well = fc
  .tuple(facts, fc.integer({ min: 10, max: 40 }), fc.integer({ min: 10, max: 100 }))
  .map(([given, comments, answered]): SupplyFacts => ({
    ...given,
    comments,
    settled: 100,
    dealt: 100,
    answered,
  }));

test('what is available lies between nothing and what was declared, whoever comes how often', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { available, declared } = supplyOf(given).cardsPerDay;
      expect(available).toBeGreaterThanOrEqual(0);
      // Seven days of visits at most fit into the days looked at.
      const fullest = given.listeners.reduce(
        (total, one) => total + (one.dailyCap * one.visits.length) / given.days,
        0,
      );
      expect(available).toBeLessThanOrEqual(fullest + 1e-9);
      expect(declared).toBe(given.listeners.reduce((total, one) => total + one.dailyCap, 0));
    }),
  );
});

test('one listener or visit more never takes cards away, one comment more never adds any to each', () => {
  fc.assert(
    fc.property(facts, listener, (given, one) => {
      const before = supplyOf(given);
      const joined = supplyOf({ ...given, listeners: [...given.listeners, one] });
      expect(joined.cardsPerDay.available).toBeGreaterThanOrEqual(before.cardsPerDay.available);
      const busier = supplyOf({ ...given, comments: given.comments + 1 });
      expect(busier.cardsPerComment ?? 0).toBeLessThanOrEqual(before.cardsPerComment ?? Infinity);
    }),
  );
});

test('the ceiling is a share, never above what the cards can bring, and unknown without enough data', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { acceptRate, cardsPerComment, ceiling, verdict } = supplyOf(given);
      expect(given.settled < 30 && acceptRate !== null).toBe(false);
      const known = acceptRate !== null && cardsPerComment !== null;
      expect(ceiling).toBe(known ? Math.min(1, cardsPerComment * acceptRate.rate) : null);
      expect(known || verdict === 'not-enough-data').toBe(true);
    }),
  );
});

test('a promise called kept is within the ceiling, and has the cards it needs', () => {
  fc.assert(
    fc.property(well, (given) => {
      const { cardsNeededPerDay, cardsPerDay, ceiling, verdict } = supplyOf(given);
      if (verdict === 'short') return;
      expect(ceiling).toBeGreaterThanOrEqual(given.promise);
      expect(cardsPerDay.available).toBeGreaterThanOrEqual((cardsNeededPerDay ?? Infinity) - 1e-6);
    }),
  );
});

test('the interval of a rate holds the rate and narrows with more cards', () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 10_000 })
        .chain((cards) => fc.tuple(fc.constant(cards), fc.integer({ min: 0, max: cards }))),
      ([cards, answered]) => {
        const { low, high, rate } = rateOf(answered, cards);
        expect(low).toBeLessThanOrEqual(rate + 1e-12);
        expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
        const more = rateOf(4 * answered, 4 * cards);
        expect(more.high - more.low).toBeLessThan(high - low);
      },
    ),
  );
});

test('a hundred listeners who come daily keep the promise for a hundred comments a day at one answer in four', () => {
  expect(supplyOf(busy)).toMatchObject({
    commentsPerDay: 100,
    cardsPerDay: { dealt: 300, available: 600, declared: 1_800 },
    cardsPerComment: 6,
    acceptRate: { rate: 0.25, cards: 2_000 },
    ceiling: 1,
    verdict: 'enough',
  });
});

test('with half of them it is short, and says how many cards it takes', () => {
  const supply = supplyOf({ ...busy, listeners: busy.listeners.slice(0, 50) });
  expect(supply).toMatchObject({ cardsPerComment: 3, ceiling: 0.75, verdict: 'short' });
  expect(supply.cardsNeededPerDay).toBeCloseTo(387.1, 1);
});

test('few cards or comments make no promise', () => {
  expect(supplyOf({ ...busy, settled: 29, answered: 10 })).toMatchObject({
    acceptRate: null,
    ceiling: null,
    cardsNeededPerDay: null,
    verdict: 'not-enough-data',
  });
  expect(supplyOf({ ...busy, comments: 9 }).verdict).toBe('not-enough-data');
  expect(supplyOf({ ...busy, comments: 0, listeners: [] })).toMatchObject({ cardsPerComment: null });
});

test('a listener who takes all cards elsewhere counts for one deck', () => {
  const elsewhere = { dailyCap: 60, visits: [54], cardsHere: 0 };
  const { available } = supplyOf({ ...busy, days: 1, listeners: [elsewhere] }).cardsPerDay;
  expect(available).toBeCloseTo((6 / 60) * 54);
});
