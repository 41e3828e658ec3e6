import { describe, expect, it } from 'vitest';
import { type Measured, median, REFERENCE, summarise } from './summary.ts';

const measured = (probe: string, rps: number, rest: Partial<Measured> = {}): Measured => ({
  probe,
  rps,
  p50Ms: 1,
  p99Ms: 2,
  acknowledged: 10,
  errors: 0,
  firstError: '',
  next: 10,
  clientCores: 0.2,
  rssMb: 100,
  serverCores: 0.5,
  postgresCores: 0.25,
  machineCores: 1.5,
  ...rest,
});

describe('summarise', () => {
  it('takes medians over the rounds, the ratio within each round, and the largest memory', () => {
    const rounds = [
      [measured(REFERENCE, 1_000), measured('echo-hot', 500, { p99Ms: 5, rssMb: 90 })],
      [measured(REFERENCE, 400), measured('echo-hot', 300, { p99Ms: 9, rssMb: 130 })],
      [measured(REFERENCE, 1_000), measured('echo-hot', 600, { p99Ms: 7, errors: 2 })],
    ];
    const [, row] = summarise(rounds, new Map([['echo-hot', true]]));
    expect(row).toEqual({
      probe: 'echo-hot',
      rps: 500,
      p50Ms: 1,
      p99Ms: 7,
      rssMb: 130,
      ratioToFastifyEcho: 0.6,
      rpsMin: 300,
      rpsMax: 600,
      serverCores: 0.5,
      postgresCores: 0.25,
      clientCores: 0.2,
      foreignCores: 0.55,
      serverMicros: 1_000,
      acknowledged: 30,
      errors: 2,
      verified: true,
    });
  });

  it('leaves out what the system does not tell and what is not compared', () => {
    const unknown = { rssMb: null, serverCores: null, postgresCores: null, machineCores: null };
    const [row] = summarise([[measured('list-1k', 500, unknown)]], new Map());
    expect(row).toMatchObject({
      ratioToFastifyEcho: null,
      verified: null,
      foreignCores: null,
      rssMb: null,
    });
  });
});

describe('median', () => {
  it('is the middle value, or the mean of the two in the middle', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, undefined]);
  });
});
