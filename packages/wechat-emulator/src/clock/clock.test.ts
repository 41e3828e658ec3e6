import { describe, expect, it } from 'vitest';

import { beijingDate, parseBeijingDate } from './beijing.ts';
import { createClock } from './clock.ts';

describe('the clock', () => {
  it('follows its base until it is moved, and goes on from there', () => {
    let base = 1000;
    const clock = createClock(() => base);
    expect(clock.now()).toBe(1000);
    base = 1500;
    expect(clock.now()).toBe(1500);
  });

  it('runs what falls due on the way, in order of time and then of asking, each at its own time', async () => {
    const clock = createClock(() => 0);
    const seen: string[] = [];
    const note = (name: string) => async () => void seen.push(`${name} at ${clock.now()}`);
    clock.schedule(300, note('late'));
    clock.schedule(100, note('early'));
    clock.schedule(100, note('early too'));
    clock.schedule(900, note('not yet'));
    await clock.advance(500);
    expect(seen).toEqual(['early at 100', 'early too at 100', 'late at 300']);
    expect(clock.now()).toBe(500);
  });

  it('runs what a task asks for within the same stretch', async () => {
    const clock = createClock(() => 0);
    const seen: number[] = [];
    clock.schedule(100, async () => {
      clock.schedule(100, async () => void seen.push(clock.now()));
    });
    await clock.advance(1000);
    expect(seen).toEqual([200]);
  });

  it('stands still while frozen and goes on from the same time', () => {
    let base = 0;
    const clock = createClock(() => base);
    clock.freeze(true);
    base = 700;
    expect(clock.now()).toBe(0);
    clock.freeze(false);
    expect(clock.now()).toBe(0);
    base = 800;
    expect(clock.now()).toBe(100);
  });

  it('runs by itself what the base time has reached', async () => {
    let base = 0;
    let ran = 0;
    const clock = createClock(() => base);
    clock.schedule(50, async () => void (ran += 1));
    clock.runDue();
    expect(ran).toBe(0);
    base = 50;
    clock.runDue();
    await clock.settle();
    expect(ran).toBe(1);
  });
});

describe('the days of Beijing', () => {
  it('begin at 16:00 of the day before in Greenwich', () => {
    expect(beijingDate(Date.UTC(2026, 10, 20, 15, 59, 59))).toBe('2026-11-20');
    expect(beijingDate(Date.UTC(2026, 10, 20, 16, 0, 0))).toBe('2026-11-21');
  });

  it('are read in both ways of writing, and only if they exist', () => {
    expect(parseBeijingDate('2026-11-21')).toBe(Date.UTC(2026, 10, 20, 16));
    expect(parseBeijingDate('20261121')).toBe(Date.UTC(2026, 10, 20, 16));
    expect(parseBeijingDate('2026-02-30')).toBeUndefined();
    expect(parseBeijingDate('yesterday')).toBeUndefined();
  });
});
