import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { type Bus, type BusMessage, createBus } from './bus.ts';
import { listenOn } from './listen.ts';

let t: TestApp;
let buses: Bus[];
const log = (message: string): void => expect.fail(message);

beforeAll(async () => {
  t = await startTestApp();
  const { pool } = t.database;
  const open = (origin: number): Promise<Bus> =>
    createBus({ pool, origin, log, listen: (deliver, missed) => listenOn({ pool, deliver, missed, log }) });
  buses = await Promise.all([open(1), open(12)]);
});
afterAll(async () => {
  await Promise.all(buses.map((bus) => bus.close()));
  await t.close();
});

function hear(bus: Bus | undefined): BusMessage[] {
  const heard: BusMessage[] = [];
  bus?.subscribe(
    (message) => heard.push(message),
    () => undefined,
  );
  return heard;
}

test('every process hears each message once, its own ones too', async () => {
  const [first, second] = buses.map(hear);
  buses[0]?.publish({ kind: 'member', memberId: 7 });
  buses[1]?.publish({ kind: 'authority', spaceId: 9 });
  for (const heard of [first, second]) {
    await expect
      .poll(() => heard?.toSorted((a, b) => a.kind.localeCompare(b.kind)))
      .toEqual([
        { kind: 'authority', spaceId: 9 },
        { kind: 'member', memberId: 7 },
      ]);
  }
});

test('more moved counts than one notification holds all arrive, the last value of each', async () => {
  const heard = hear(buses[1]);
  for (let echo = 1; echo <= 2; echo += 1) {
    for (let commentId = 1; commentId <= 300; commentId += 1) {
      const echoes = { raw: echo, counted: echo, organic: 0 };
      buses[0]?.countsMoved({
        spaceId: 4_500_000_000_000_000,
        postId: 4_500_000_000_000_001,
        commentId,
        echoes,
      });
    }
  }
  const items = () => heard.flatMap((message) => (message.kind === 'counts' ? message.items : []));
  await expect.poll(() => items().length).toBe(300);
  expect(items().every((item) => item.echoes.raw === 2)).toBe(true);
});

test('who could not tell others says so once it can, and they learn that they missed something', async () => {
  const { pool } = t.database;
  const broken = Object.assign(new Error('The connection is gone'), { code: 'ECONNRESET' });
  let failing = 3;
  const logs: string[] = [];
  const mute = await createBus({
    pool: {
      query: (...args: Parameters<typeof pool.query>) =>
        (failing -= 1) >= 0 ? Promise.reject(broken) : pool.query(...args),
    } as typeof pool,
    origin: 123,
    log: (message) => logs.push(message),
    listen: () => Promise.resolve(() => Promise.resolve()),
  });
  let missed = 0;
  const stop = buses[0]?.subscribe(
    () => undefined,
    () => (missed += 1),
  );
  mute.publish({ kind: 'member', memberId: 7 });
  await expect.poll(() => missed).toBe(1);
  expect(logs).toEqual(['Live messages were not sent']);
  stop?.();
  await mute.close();
});
