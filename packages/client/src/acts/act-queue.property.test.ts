import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createClient } from '../call/client.ts';
import { fakeServer, type Fate } from '../testing/fake-server.ts';
import { manualClock } from '../testing/manual-clock.ts';
import type { Act } from './act.ts';
import { createActQueue } from './act-queue.ts';

const weather = fc.constantFrom<Fate>(
  'done',
  'lost',
  'reply-lost',
  { status: 503 },
  { status: 500 },
  { status: 429, retryAfterSeconds: 5 },
);
const tap = fc.record({
  type: fc.constantFrom('echo', 'unecho'),
  commentId: fc.integer({ min: 1, max: 3 }),
});
const step = fc.oneof(
  tap,
  fc.constant('comment' as const),
  fc.constant('restart' as const),
  fc.nat({ max: 5_000 }),
);

test('whatever the network does and however often the app restarts, each last wish and each comment arrives once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(weather), fc.array(step, { maxLength: 30 }), async (fates, steps) => {
      const clock = manualClock();
      const server = fakeServer(() => fates.shift() ?? 'done');
      let disk = new Map<string, string>();
      let keys = 0;
      const newKey = () => `key-${(keys += 1)}`;
      const start = (texts: Map<string, string>) =>
        createActQueue({
          client: createClient({
            transport: server.transport,
            session: { credentials: () => ({ kind: 'none' }) },
            newKey,
          }),
          storage: { get: (key) => texts.get(key) ?? null, set: (key, value) => void texts.set(key, value) },
          storageKey: 'acts',
          now: () => clock.now(),
          random: () => 0.5,
          newKey,
          later: clock.later,
        });
      let queue = start(disk);
      const wishes = new Map<string, boolean>();
      const written: string[] = [];
      for (const one of steps) {
        if (typeof one === 'number') await clock.advance(one);
        else if (one === 'restart') {
          // A killed app: what is on its way may still reach the server, but nothing more is written to the disk.
          disk = new Map(disk);
          queue.stop();
          await clock.advance(0);
          queue = start(disk);
        } else if (one === 'comment') {
          written.push(`comment ${written.length}`);
          queue.add({ type: 'comment', spaceId: 7, postId: 8, body: { text: written.at(-1)! } });
        } else {
          wishes.set(String(one.commentId), one.type === 'echo');
          queue.add({ spaceId: 7, ...one } as Act);
        }
      }
      await clock.advance(3_600_000);
      expect(queue.pending()).toEqual([]);
      expect(server.echoes).toEqual(wishes);
      expect([...server.comments].sort()).toEqual([...written].sort());
    }),
    { numRuns: 200 },
  );
});
