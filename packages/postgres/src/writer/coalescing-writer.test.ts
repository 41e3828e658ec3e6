import { describe, expect, it, vi } from 'vitest';
import {
  type CoalescingWriterOptions,
  createCoalescingWriter,
  WriterOverloaded,
} from './coalescing-writer.ts';

interface Op {
  lane: number;
  key: string;
  value: number;
}

/** A flush that ends only when the test says so, and records every call. */
function heldFlush() {
  const calls: { lane: number; values: number[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const flush = (lane: number, ops: readonly Op[]): Promise<number[]> =>
    new Promise((resolve, reject) => {
      const values = ops.map((op) => op.value);
      calls.push({ lane, values, finish: () => resolve(values.map((value) => value * 10)), fail: reject });
    });
  return { calls, flush };
}

function writerWith(flush: CoalescingWriterOptions<Op, number, number, string>['flush'], more: object = {}) {
  return createCoalescingWriter<Op, number>({
    laneOf: (op) => op.lane,
    keyOf: (op) => op.key,
    flush,
    ...more,
  });
}

const op = (value: number, lane = 1, key = `key ${value}`): Op => ({ lane, key, value });
const connectionError = (): Error => Object.assign(new Error('terminating connection'), { code: '57P01' });

describe('the coalescing writer', () => {
  it('puts what arrives during a flush into the next one', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush);
    const first = writer.write(op(1));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const rest = [writer.write(op(2)), writer.write(op(3))];
    await Promise.resolve();
    expect(calls).toHaveLength(1);
    calls[0]!.finish();
    expect(await first).toBe(10);
    await vi.waitFor(() => expect(calls[1]?.values).toEqual([2, 3]));
    calls[1]!.finish();
    expect(await Promise.all(rest)).toEqual([20, 30]);
  });

  it('does not acknowledge before the flush is durable', async () => {
    const { calls, flush } = heldFlush();
    const settled = vi.fn<(result: number) => void>();
    const write = writerWith(flush).write(op(1)).then(settled);
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(settled).not.toHaveBeenCalled();
    calls[0]!.finish();
    await write;
    expect(settled).toHaveBeenCalledWith(10);
  });

  it('flushes writes issued together in one batch, at most maxBatch', async () => {
    const sizes: number[] = [];
    const writer = writerWith(
      (_lane, ops) => {
        sizes.push(ops.length);
        return Promise.resolve(ops.map((each) => each.value));
      },
      { maxBatch: 4 },
    );
    await Promise.all(Array.from({ length: 10 }, (_, index) => writer.write(op(index))));
    expect(sizes).toEqual([4, 4, 2]);
    expect(writer.stats()).toMatchObject({
      flushes: 3,
      written: 10,
      largestBatch: 4,
      queued: 0,
      inFlight: 0,
      lanes: 0,
    });
  });

  it('keeps a second operation on a key for the next batch', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush);
    void writer.write(op(1, 1, 'same'));
    void writer.write(op(2, 1, 'other'));
    void writer.write(op(3, 1, 'same'));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(calls[0]!.values).toEqual([1, 2]);
    calls[0]!.finish();
    await vi.waitFor(() => expect(calls[1]?.values).toEqual([3]));
    calls[1]!.finish();
    await writer.drain();
  });

  it('flushes lanes side by side, but no more than maxFlushes', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush, { maxFlushes: 2 });
    for (const lane of [1, 2, 3]) void writer.write(op(lane, lane));
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    void writer.write(op(30, 3));
    calls[0]!.finish();
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    expect(calls.map((call) => call.lane)).toEqual([1, 2, 3]);
    expect(calls[2]!.values).toEqual([3, 30]);
    for (const call of calls) call.finish();
    await writer.drain();
  });

  it('rejects exactly the callers of a flush that fails', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush);
    const failing = [writer.write(op(1)), writer.write(op(2))];
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    const later = writer.write(op(3));
    const elsewhere = writer.write(op(4, 2));
    calls[0]!.fail(new Error('value too long'));
    expect(await Promise.allSettled(failing)).toMatchObject([
      { status: 'rejected', reason: { message: 'value too long' } },
      { status: 'rejected', reason: { message: 'value too long' } },
    ]);
    await vi.waitFor(() => expect(calls).toHaveLength(3));
    for (const call of calls) call.finish();
    expect(await Promise.all([later, elsewhere])).toEqual([30, 40]);
    expect(writer.stats()).toMatchObject({ failed: 2, written: 2 });
  });

  it('rejects the callers when flush throws instead of rejecting', async () => {
    const writer = writerWith(() => {
      throw new Error('bug');
    });
    await expect(writer.write(op(1))).rejects.toThrow('bug');
    await writer.drain();
  });

  it('repeats the same batch after a connection error', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush, { retry: { firstPauseMs: 0 } });
    const write = writer.write(op(1));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]!.fail(connectionError());
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    expect(calls[1]!.values).toEqual([1]);
    calls[1]!.finish();
    expect(await write).toBe(10);
    expect(writer.stats()).toMatchObject({ written: 1, failed: 0, flushes: 1 });
  });

  it('gives up on a server that stays away, and goes on with the next batch', async () => {
    let away = true;
    const attempts = vi.fn<CoalescingWriterOptions<Op, number, number, string>['flush']>((_lane, ops) =>
      away ? Promise.reject(connectionError()) : Promise.resolve(ops.map((each) => each.value)),
    );
    const writer = writerWith(attempts, { retry: { attempts: 3, firstPauseMs: 0 } });
    await expect(writer.write(op(1))).rejects.toMatchObject({ code: '57P01' });
    expect(attempts).toHaveBeenCalledTimes(3);
    away = false;
    expect(await writer.write(op(2))).toBe(2);
  });

  it('refuses more than maxQueued operations with a typed error, and accepts again afterwards', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush, { maxQueued: 3 });
    const accepted = [writer.write(op(1)), writer.write(op(2)), writer.write(op(3))];
    await expect(writer.write(op(4))).rejects.toThrow(WriterOverloaded);
    await expect(writer.write(op(4))).rejects.toMatchObject({ code: 'writer-overloaded' });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    await expect(writer.write(op(4))).rejects.toThrow(WriterOverloaded);
    calls[0]!.finish();
    await Promise.all(accepted);
    const again = writer.write(op(5));
    await vi.waitFor(() => expect(calls).toHaveLength(2));
    calls[1]!.finish();
    expect(await again).toBe(50);
    expect(writer.stats().refused).toBe(3);
  });

  it('rejects the callers when flush gives too few results', async () => {
    const writer = writerWith(() => Promise.resolve([]));
    await expect(writer.write(op(1))).rejects.toThrow(RangeError);
  });

  it('drains when everything is settled, and at once when idle', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush);
    await writer.drain();
    const settled: string[] = [];
    const write = writer.write(op(1)).then(() => settled.push('write'));
    const drain = writer.drain().then(() => settled.push('drain'));
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    expect(settled).toEqual([]);
    calls[0]!.finish();
    await Promise.all([write, drain]);
    expect(settled).toEqual(['write', 'drain']);
  });

  it('finishes what was accepted and refuses the rest once it is closed', async () => {
    const { calls, flush } = heldFlush();
    const writer = writerWith(flush);
    const accepted = writer.write(op(1));
    const closed = writer.close();
    await expect(writer.write(op(2))).rejects.toMatchObject({ code: 'writer-closed' });
    await vi.waitFor(() => expect(calls).toHaveLength(1));
    calls[0]!.finish();
    expect(await accepted).toBe(10);
    await closed;
  });
});
