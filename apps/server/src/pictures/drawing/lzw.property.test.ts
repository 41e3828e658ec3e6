import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packLzw } from '../testing/write-gif.ts';
import { unpackLzw } from './lzw.ts';

const colours = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 400 })), { maxLength: 400 })
  .map((runs) =>
    // Runs and their ends, so that codes grow long, reach into themselves, and begin anew.
    runs.flatMap(([colour, length]) =>
      Array.from({ length }, (_, at) => (at % 7 === 6 ? (colour + at) % 4 : colour)),
    ),
  );

test('what was packed is unpacked as it was', () => {
  fc.assert(
    fc.property(colours, (given) => {
      expect([...unpackLzw(packLzw(given, 2), 2, given.length)]).toEqual(given);
    }),
    { numRuns: 60 },
  );
});

test('codes begin anew when there are no more, as often as need be', () => {
  let state = 1;
  const given = Array.from({ length: 90_000 }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(state / 65_536) % 4;
  });
  expect(unpackLzw(packLzw(given, 2), 2, given.length).equals(Buffer.from(given))).toBe(true);
});

test('any bytes come to an end, with colours that there are or with an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.integer({ min: 1, max: 8 }), (packed, bits) => {
      const outcome = (() => {
        try {
          return unpackLzw(Buffer.from(packed), bits, 5_000);
        } catch (error) {
          return error as Error;
        }
      })();
      const fine =
        outcome instanceof Error
          ? /code/i.test(outcome.message)
          : outcome.every((colour) => colour < 2 ** bits);
      expect(fine).toBe(true);
    }),
    { numRuns: 200 },
  );
});
