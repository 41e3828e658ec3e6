import { describe, expect, it, vi } from 'vitest';
import { isConnectionError, withRetry } from './retry.ts';

const gone = (): Error => Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });

describe('withRetry', () => {
  it('repeats after connection errors until it works', async () => {
    const work = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(gone())
      .mockRejectedValueOnce(gone())
      .mockResolvedValue('done');
    expect(await withRetry(work, { firstPauseMs: 0 })).toBe('done');
    expect(work).toHaveBeenCalledTimes(3);
  });

  it('gives up with the last error after the agreed number of attempts', async () => {
    const work = vi.fn<() => Promise<string>>().mockImplementation(() => Promise.reject(gone()));
    await expect(withRetry(work, { attempts: 4, firstPauseMs: 0 })).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    expect(work).toHaveBeenCalledTimes(4);
  });

  it('does not repeat what failed for another reason', async () => {
    const work = vi
      .fn<() => Promise<string>>()
      .mockRejectedValue(Object.assign(new Error('duplicate'), { code: '23505' }));
    await expect(withRetry(work)).rejects.toMatchObject({ code: '23505' });
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('doubles its pauses up to the longest one, never below half of it', async () => {
    vi.useFakeTimers();
    try {
      const times: number[] = [];
      const start = Date.now();
      const work = (): Promise<never> => {
        times.push(Date.now() - start);
        return Promise.reject(gone());
      };
      const ending = expect(
        withRetry(work, { attempts: 6, firstPauseMs: 100, longestPauseMs: 400 }),
      ).rejects.toThrow('gone');
      await vi.runAllTimersAsync();
      await ending;
      const pauses = times.slice(1).map((time, index) => time - times[index]!);
      for (const [index, full] of [100, 200, 400, 400, 400].entries()) {
        expect(pauses[index]).toBeGreaterThanOrEqual(full / 2 - 1);
        expect(pauses[index]).toBeLessThanOrEqual(full + 1);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  it('stops waiting when it is told to', async () => {
    const controller = new AbortController();
    const ending = expect(
      withRetry(() => Promise.reject(gone()), {
        firstPauseMs: 60_000,
        longestPauseMs: 60_000,
        signal: controller.signal,
      }),
    ).rejects.toThrow('gone');
    controller.abort();
    await ending;
  });
});

describe('isConnectionError', () => {
  it.each([
    [Object.assign(new Error(), { code: '57P01' }), true],
    [Object.assign(new Error(), { code: '57P03' }), true],
    [Object.assign(new Error(), { code: '08006' }), true],
    [Object.assign(new Error(), { code: 'ECONNRESET' }), true],
    [new Error('Connection terminated unexpectedly'), true],
    [new Error('timeout exceeded when trying to connect'), true],
    [Object.assign(new Error(), { code: '57014' }), false],
    [Object.assign(new Error(), { code: '40P01' }), false],
    [new Error('Connections are nice'), false],
    ['57P01', false],
    [undefined, false],
  ])('judges %o', (error, expected) => {
    expect(isConnectionError(error)).toBe(expected);
  });
});
