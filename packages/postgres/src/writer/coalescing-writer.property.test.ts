import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCoalescingWriter } from './coalescing-writer.ts';

interface Op {
  lane: number;
  key: number;
  id: number;
}

interface Plan {
  ops: { lane: number; key: number; afterTicks: number }[];
  /** How each flush attempt ends, in order; success when the list is used up. */
  endings: ('success' | 'failure' | 'connection')[];
  maxBatch: number;
  maxFlushes: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  ops: fc.array(fc.record({ lane: fc.nat(2), key: fc.nat(3), afterTicks: fc.nat(2) }), {
    minLength: 1,
    maxLength: 60,
  }),
  endings: fc.array(
    fc.constantFrom('success' as const, 'success' as const, 'failure' as const, 'connection' as const),
    { maxLength: 20 },
  ),
  maxBatch: fc.integer({ min: 1, max: 8 }),
  maxFlushes: fc.integer({ min: 1, max: 3 }),
});

/** Runs a plan against a fake database whose timing the scheduler decides, and checks each flush as it happens. */
async function run(plan: Plan, scheduler: fc.Scheduler) {
  const flushing = new Map<number, number>();
  const durable: Op[] = [];
  const endings = [...plan.endings];
  const violations: string[] = [];
  const writer = createCoalescingWriter<Op, number, number, number>({
    laneOf: (op) => op.lane,
    keyOf: (op) => op.key,
    maxBatch: plan.maxBatch,
    maxFlushes: plan.maxFlushes,
    retry: { attempts: 100, firstPauseMs: 0 },
    flush: async (lane, ops) => {
      flushing.set(lane, (flushing.get(lane) ?? 0) + 1);
      if (flushing.get(lane) !== 1) violations.push('two flushes of one lane');
      if (ops.length < 1 || ops.length > plan.maxBatch) violations.push(`a batch of ${ops.length}`);
      if (new Set(ops.map((op) => op.key)).size < ops.length) violations.push('a key twice in a batch');
      if (ops.some((op) => op.lane !== lane)) violations.push('an operation of another lane');
      const active = [...flushing.values()].reduce((sum, count) => sum + count);
      if (active > plan.maxFlushes) violations.push('too many flushes');
      await scheduler.schedule(Promise.resolve());
      flushing.set(lane, 0);
      const ending = endings.shift() ?? 'success';
      if (ending === 'connection') throw Object.assign(new Error('gone'), { code: 'ECONNRESET' });
      if (ending === 'failure') throw new Error(`refused ${ops.map((op) => op.id).join()}`);
      durable.push(...ops);
      return ops.map((op) => op.id);
    },
  });
  const outcomes: Promise<PromiseSettledResult<number>[]>[] = [];
  for (const [id, { lane, key, afterTicks }] of plan.ops.entries()) {
    for (let tick = 0; tick < afterTicks; tick += 1) await Promise.resolve();
    outcomes.push(Promise.allSettled([writer.write({ lane, key, id })]));
  }
  const all = Promise.all(outcomes);
  await scheduler.waitFor(all);
  await writer.drain();
  return { durable, outcomes: (await all).flat(), stats: writer.stats(), violations };
}

/** Whether an outcome is about the operation `id`: its own result, or the failure of the batch it was in. */
function concerns(outcome: PromiseSettledResult<number>, id: number): boolean {
  if (outcome.status === 'fulfilled') return outcome.value === id;
  return String(outcome.reason).replace('Error: refused ', '').split(',').includes(String(id));
}

it('writes each operation exactly once, in order per key, never two flushes of a lane at a time', async () => {
  await fc.assert(
    fc.asyncProperty(plans, fc.scheduler(), async (plan, scheduler) => {
      const { durable, outcomes, stats, violations } = await run(plan, scheduler);
      expect(violations).toEqual([]);
      const acknowledged = outcomes.flatMap((outcome, id) => (outcome.status === 'fulfilled' ? [id] : []));

      // Durable means acknowledged and the reverse; each once; each caller gets the result of its own operation.
      expect(durable.map((op) => op.id).sort((a, b) => a - b)).toEqual(acknowledged);
      expect(outcomes.map((outcome, id) => concerns(outcome, id))).toEqual(outcomes.map(() => true));

      // Ids were given in order of arrival.
      for (const lane of [0, 1, 2]) {
        for (const key of [0, 1, 2, 3]) {
          const ids = durable.filter((op) => op.lane === lane && op.key === key).map((op) => op.id);
          expect(ids).toEqual(ids.toSorted((a, b) => a - b));
        }
      }

      expect(stats.written).toBe(acknowledged.length);
      expect(stats.failed).toBe(plan.ops.length - acknowledged.length);
      expect(stats).toMatchObject({ queued: 0, inFlight: 0, lanes: 0 });
    }),
    { numRuns: 300 },
  );
});
