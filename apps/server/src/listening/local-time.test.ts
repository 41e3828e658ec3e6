import { expect, test } from 'vitest';
import { isQuiet, localDay, localHour } from './local-time.ts';

const noonUtc = Date.UTC(2026, 10, 21, 12);
const at = (hour: number) => Date.UTC(2026, 10, 21, hour);

test('a listener in China is eight hours ahead', () => {
  expect(localHour(noonUtc, 480)).toBe(20);
  expect(localDay(at(15), 480)).toBe(localDay(at(0), 480));
  expect(localDay(at(16), 480)).toBe(localDay(at(15), 480) + 1);
});

test('quiet hours may run over midnight and end where they say', () => {
  const night = { quietFrom: 23, quietTo: 7, utcOffsetMinutes: 0 };
  const quiet = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuiet(at(hour), night));
  expect(quiet).toEqual([0, 1, 2, 3, 4, 5, 6, 23]);
});

test('quiet hours within a day are those from the first up to the last', () => {
  const siesta = { quietFrom: 12, quietTo: 14, utcOffsetMinutes: 0 };
  const quiet = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) => isQuiet(at(hour), siesta));
  expect(quiet).toEqual([12, 13]);
});

test('equal ends mean no quiet hours', () => {
  const never = { quietFrom: 8, quietTo: 8, utcOffsetMinutes: 480 };
  expect(Array.from({ length: 24 }, (_, hour) => isQuiet(at(hour), never))).not.toContain(true);
});
