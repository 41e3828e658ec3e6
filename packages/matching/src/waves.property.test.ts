import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listenersFor, nextWave, WAVES_FROM_MS, WAVES_UNTIL_MS, type Waiting } from './waves.ts';

const MINUTE_MS = 60_000;
const createdAt = 1_800_000_000_000;

/** The waves of a comment that nobody answers, when it is looked after at these times (minutes of its age). */
function wavesAt(minutes: readonly number[]): { at: number; wave: number; listeners: number }[] {
  const waves: { at: number; wave: number; listeners: number }[] = [];
  for (const minute of minutes) {
    const at = createdAt + minute * MINUTE_MS;
    const last = waves.at(-1);
    const comment: Waiting = {
      createdAt,
      answers: 0,
      inFlight: 0,
      waves: waves.length,
      lastWaveAt: last === undefined ? null : createdAt + last.at * MINUTE_MS,
    };
    const next = nextWave(comment, at);
    if (next !== undefined) waves.push({ at: minute, ...next });
  }
  return waves;
}

test('a comment that waits all day has four waves, each larger and later than the one before', () => {
  expect(wavesAt(Array.from({ length: 1_500 }, (_, minute) => minute))).toEqual([
    { at: 10, wave: 1, listeners: 3 },
    { at: 40, wave: 2, listeners: 6 },
    { at: 160, wave: 3, listeners: 12 },
    { at: 520, wave: 4, listeners: 24 },
  ]);
});

test('however seldom somebody looks after it, waves come in order, apart, and only in its first day', () => {
  const visits = fc
    .array(fc.integer({ min: 0, max: 3_000 }), { maxLength: 60 })
    .map((minutes) => minutes.toSorted((a, b) => a - b));
  fc.assert(
    fc.property(visits, (minutes) => {
      const waves = wavesAt(minutes);
      expect(waves.map(({ wave }) => wave)).toEqual(waves.map((_, index) => index + 1));
      for (const [index, { at }] of waves.entries()) {
        expect(at * MINUTE_MS).toBeGreaterThanOrEqual(WAVES_FROM_MS);
        expect(at * MINUTE_MS).toBeLessThan(WAVES_UNTIL_MS);
        expect(at - (waves[index - 1]?.at ?? -Infinity)).toBeGreaterThanOrEqual(30);
      }
    }),
  );
});

test('nobody is called for a comment that is answered, or in whose hands it is', () => {
  const waiting: Waiting = { createdAt, answers: 0, inFlight: 0, waves: 0, lastWaveAt: null };
  const later = createdAt + 60 * MINUTE_MS;
  expect(nextWave(waiting, later)).toEqual({ wave: 1, listeners: 3 });
  expect(nextWave({ ...waiting, answers: 1 }, later)).toBeUndefined();
  expect(nextWave({ ...waiting, inFlight: 1 }, later)).toBeUndefined();
});

test('a digest calls enough for every comment to be looked at as often as it is due, and no more', () => {
  const wave = fc.record({ wave: fc.constant(1), listeners: fc.integer({ min: 1, max: 24 }) });
  fc.assert(
    fc.property(fc.array(wave, { maxLength: 50 }), fc.integer({ min: 1, max: 12 }), (due, deckSize) => {
      const listeners = listenersFor(due, deckSize);
      const looks = due.reduce((sum, one) => sum + one.listeners, 0);
      expect(listeners * deckSize).toBeGreaterThanOrEqual(looks);
      for (const one of due) expect(listeners).toBeGreaterThanOrEqual(one.listeners);
      expect(listeners).toBeLessThanOrEqual(looks);
    }),
  );
  expect(listenersFor([], 6)).toBe(0);
});
