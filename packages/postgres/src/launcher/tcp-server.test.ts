import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withClient } from './database.ts';
import { type Embedded, launchOver } from './launch.ts';
import { expectGone, killHard, removeDataDir, temporaryDataDir } from './testing/processes.ts';

let dataDir: string;
const launch = (): Promise<Embedded> => launchOver('tcp', { dataDir, settings: { work_mem: '9MB' } });

beforeEach(async () => {
  dataDir = await temporaryDataDir();
});

afterEach(async () => {
  await (await launch()).stop({ adopted: true });
  await removeDataDir(dataDir);
});

async function ask(server: Embedded, sql: string): Promise<unknown[]> {
  const { rows } = await withClient(server.url, (client) => client.query({ text: sql, rowMode: 'array' }));
  return rows.flat();
}

it('answers on this machine only, asks for the password, and keeps its data over a restart', async () => {
  const server = await launch();
  expect(server.adopted).toBe(false);
  expect(
    await ask(server, "SELECT current_setting('listen_addresses'), current_setting('work_mem')"),
  ).toEqual(['127.0.0.1', '9MB']);
  await expect(new pg.Client({ ...server.connection, password: 'guess' }).connect()).rejects.toMatchObject({
    code: '28P01',
  });
  await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const shared = await launch();
  expect(shared).toMatchObject({ adopted: true, pid: server.pid, url: server.url });
  await shared.stop();
  expect(await ask(server, 'SELECT answer FROM kept')).toEqual([42]);
  await server.stop();
  await expectGone(server.pid);
  expect(await ask(await launch(), 'SELECT answer FROM kept')).toEqual([42]);
});

it('recovers when it is killed', async () => {
  const server = await launch();
  await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await killHard(server.pid);
  const again = await launch();
  expect(again.adopted).toBe(false);
  expect(await ask(again, 'SELECT answer FROM kept')).toEqual([42]);
});

it('says in its error why it cannot start', async () => {
  const server = await launch();
  await server.stop();
  const failing = launchOver('tcp', { dataDir, settings: { shared_buffers: 'much' } });
  await expect(failing).rejects.toMatchObject({
    code: 'start-failed',
    message: expect.stringContaining('shared_buffers'),
  });
  expect(await readFile(server.logFile, 'utf8')).toContain('shared_buffers');
});
