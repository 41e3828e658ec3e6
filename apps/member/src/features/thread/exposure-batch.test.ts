import { describe, expect, it } from 'vitest';

import { exposureBatch } from './exposure-batch.ts';

describe('batches of exposures', () => {
  it('sends what has gathered in one call, and nothing when there is nothing', async () => {
    const calls: number[][] = [];
    const batch = exposureBatch((ids) => Promise.resolve(void calls.push(ids)));
    await batch.send();
    batch.add([1, 2]);
    batch.add([3]);
    await batch.send();
    await batch.send();
    expect(calls).toEqual([[1, 2, 3]]);
  });

  it('keeps the ids of a failed call for the next one', async () => {
    let fail = true;
    const calls: number[][] = [];
    const batch = exposureBatch((ids) =>
      fail ? Promise.reject(new Error('offline')) : Promise.resolve(void calls.push(ids)),
    );
    batch.add([1]);
    await batch.send();
    fail = false;
    batch.add([2]);
    await batch.send();
    expect(calls).toEqual([[1, 2]]);
  });

  it('never sends more than the server takes at a time', async () => {
    const calls: number[][] = [];
    const batch = exposureBatch((ids) => Promise.resolve(void calls.push(ids)));
    batch.add(Array.from({ length: 250 }, (_, i) => i + 1));
    await batch.send();
    await batch.send();
    expect(calls.map((ids) => ids.length)).toEqual([200, 50]);
  });
});
