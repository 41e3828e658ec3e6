import { describe, expect, it } from 'vitest';

import { dayParts, partState, togglePart, type DayPart } from './day-parts.ts';

const part = (name: DayPart['name']) => dayParts.find((one) => one.name === name)!;

describe('parts of the day', () => {
  it('cover each hour of the day once', () => {
    const hours = dayParts.flatMap((one) => [...one.hours]);
    expect(hours.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('put their hours in and take them out again, in order', () => {
    expect(togglePart([20, 9], part('noon'))).toEqual([9, 12, 13, 20]);
    expect(togglePart([9, 12, 13, 20], part('noon'))).toEqual([9, 20]);
  });

  it('are completed when some of their hours were chosen one by one', () => {
    expect(partState([12], part('noon'))).toBe('some');
    expect(togglePart([12], part('noon'))).toEqual([12, 13]);
    expect(partState([12, 13], part('noon'))).toBe('all');
    expect(partState([11], part('noon'))).toBe('none');
  });
});
