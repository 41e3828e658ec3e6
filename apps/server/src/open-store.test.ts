import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore, type Store } from './open-store.ts';

let dataDir: string;
let store: Store;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'huixiang-store-'));
  store = await openStore({ databaseUrl: undefined, dataDir }, () => {});
});
afterEach(async () => {
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function postmaster(): Promise<number> {
  const [pid] = (await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n');
  return Number(pid);
}

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a store whose server somebody sent %s is there again with all that was written',
  async (signal) => {
    await store.pool.query('CREATE TABLE kept AS SELECT 5 AS n');
    // As the one that the server listens with: it never leaves by itself.
    const listening = await store.pool.connect();
    listening.on('error', () => {});
    const first = await postmaster();
    process.kill(first, signal);
    await vi.waitFor(async () => expect(await postmaster()).not.toBe(first), {
      timeout: 60_000,
      interval: 100,
    });
    await vi.waitFor(
      async () => expect((await store.pool.query('SELECT n FROM kept')).rows).toEqual([{ n: 5 }]),
      { timeout: 60_000, interval: 100 },
    );
    listening.release(true);
  },
  120_000,
);
