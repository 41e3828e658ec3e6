import { existsSync, statSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withClient } from './database.ts';
import { type Embedded, launchPostgres } from './launch.ts';
import { clusterName } from './socket-directory.ts';
import {
  expectGone,
  isRoot,
  expectNoneMentioning,
  removeDataDir,
  temporaryDataDir,
} from './testing/processes.ts';

const SYSTEM_POSTGRES = '/usr/lib/postgresql/15/bin';
const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

async function dataDir(options: { private?: boolean } = {}): Promise<string> {
  const dir = await temporaryDataDir(options);
  cleanups.push(() => removeDataDir(dir));
  return dir;
}

async function launch(dir: string, more: object = {}): Promise<Embedded> {
  const server = await launchPostgres({ dataDir: dir, durability: 'none', ...more });
  cleanups.push(() => server.stop());
  return server;
}

async function ask(server: { url: string }, sql: string): Promise<unknown[]> {
  const { rows } = await withClient(server.url, (client) => client.query({ text: sql, rowMode: 'array' }));
  return rows.flat();
}

describe('launchPostgres', () => {
  it('starts a server that answers on a private socket, keeps its data over a restart and leaves nothing when stopped', async () => {
    const dir = await dataDir();
    const server = await launch(dir);
    expect(server.adopted).toBe(false);
    await ask(server, 'CREATE TABLE kept AS SELECT 42 AS answer');
    expect(await ask(server, "SELECT current_database(), current_setting('listen_addresses')")).toEqual([
      'huixiang',
      '',
    ]);
    expect(statSync(server.connection.host).mode & 0o777).toBe(0o700);

    await server.stop();
    await expectGone(server.pid);
    await expectNoneMentioning(clusterName(server.clusterDir));
    expect(existsSync(server.connection.host)).toBe(false);

    const again = await launch(dir);
    expect(await ask(again, 'SELECT answer FROM kept')).toEqual([42]);
  });

  it('is durable by default and finds Chinese words by trigram', async () => {
    const server = await launchPostgres({ dataDir: await dataDir() });
    cleanups.push(() => server.stop());
    expect(
      await ask(
        server,
        `SELECT name || '=' || setting FROM pg_settings
         WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'max_connections') ORDER BY name`,
      ),
    ).toEqual([
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'max_connections=60',
      'synchronous_commit=on',
    ]);
    await ask(server, 'CREATE EXTENSION pg_trgm');
    expect(await ask(server, "SELECT cardinality(show_trgm('社群运营')) > 0, upper('é'), 'Z' < 'a'")).toEqual(
      [true, 'É', true],
    );
  });

  it('uses the settings it is given, but keeps those it depends on', async () => {
    const server = await launch(await dataDir(), {
      settings: { work_mem: '9MB', listen_addresses: '*', port: 1 },
    });
    expect(
      await ask(
        server,
        "SELECT current_setting('work_mem'), current_setting('listen_addresses'), current_setting('port')",
      ),
    ).toEqual(['9MB', '', '5432']);
  });

  it('makes databases, once', async () => {
    const server = await launch(await dataDir());
    const made = await Promise.all([server.createDatabase('第二 "x"'), server.createDatabase('第二 "x"')]);
    expect(made[0]).toEqual({ ...server.connection, database: '第二 "x"' });
    expect(await withClient(made[0], (client) => client.query('SELECT 1'))).toMatchObject({ rowCount: 1 });
  });

  it('gives one server to all who launch the same folder at the same time', async () => {
    const dir = await dataDir();
    const servers = await Promise.all([launch(dir), launch(dir), launch(dir)]);
    expect(new Set(servers.map((server) => server.pid)).size).toBe(1);
    expect(servers.filter((server) => !server.adopted)).toHaveLength(1);
    await Promise.all(servers.filter((server) => server.adopted).map((server) => server.stop()));
    expect(await ask(servers[0]!, 'SELECT 1')).toEqual([1]);
    await servers.find((server) => server.adopted)!.stop({ adopted: true });
    await expectGone(servers[0]!.pid);
  });

  it('appends to a log file, and reports its end when the server cannot start', async () => {
    const dir = await dataDir();
    const log = path.join(path.dirname(dir), 'own.log');
    const server = await launch(dir, { log });
    await ask(server, "DO $$ BEGIN RAISE WARNING 'remember me'; END $$");
    expect(await readFile(log, 'utf8')).toContain('remember me');
    await server.stop();
    await expect(
      launchPostgres({ dataDir: dir, log, settings: { shared_buffers: 'much' } }),
    ).rejects.toMatchObject({
      code: 'start-failed',
      message: expect.stringContaining('shared_buffers'),
    });
    await expectNoneMentioning(clusterName(server.clusterDir));
  });

  it('starts over after a crash in the middle of making the cluster', async () => {
    const dir = await dataDir();
    const abandoned = path.join(dir, 'initializing-999999999.1-1');
    await mkdir(abandoned, { recursive: true });
    await writeFile(path.join(abandoned, 'PG_VERSION'), '18\n');
    const server = await launch(dir);
    expect(await ask(server, 'SELECT 1')).toEqual([1]);
    expect(existsSync(abandoned)).toBe(false);
  });

  it('refuses the cluster of another version', async () => {
    const dir = await dataDir();
    await mkdir(path.join(dir, 'cluster'), { recursive: true });
    await writeFile(path.join(dir, 'cluster', 'PG_VERSION'), '12\n');
    await expect(launchPostgres({ dataDir: dir })).rejects.toMatchObject({
      code: 'cluster-version-mismatch',
    });
  });

  it('refuses a data folder that is a file', async () => {
    const dir = await dataDir();
    await writeFile(dir, '');
    await expect(launchPostgres({ dataDir: dir })).rejects.toMatchObject({ code: 'data-directory-unusable' });
  });

  it('refuses a socket folder that others can enter', async () => {
    const dir = await dataDir();
    const socketDir = path.join('/tmp', clusterName(path.join(dir, 'cluster')));
    await mkdir(socketDir, { mode: 0o777 });
    cleanups.push(() => removeDataDir(path.join(socketDir, 'x')));
    await expect(launchPostgres({ dataDir: dir, durability: 'none' })).rejects.toMatchObject({
      code: 'socket-directory-unsafe',
    });
  });

  it.runIf(isRoot)(
    'runs the server as nobody when we are root, and gives it nothing but its own folders',
    async () => {
      const dir = await dataDir();
      const server = await launch(dir);
      expect(await readFile(`/proc/${server.pid}/status`, 'utf8')).toMatch(/^Uid:\t65534\t65534\t65534/m);
      expect(statSync(server.clusterDir).uid).toBe(65_534);
      expect(statSync(dir).uid).toBe(0);
      expect(statSync(server.logFile).uid).toBe(0);
    },
  );

  it.runIf(existsSync(SYSTEM_POSTGRES))('runs other programs, down to version 15, when told to', async () => {
    const server = await launch(await dataDir(), { binDir: SYSTEM_POSTGRES });
    await ask(server, 'CREATE EXTENSION pg_trgm');
    expect(
      await ask(
        server,
        "SELECT current_setting('server_version_num')::int / 10000, cardinality(show_trgm('社群运营')) > 0",
      ),
    ).toEqual([15, true]);
  });

  it.runIf(isRoot)('keeps our environment from the server', async () => {
    vi.stubEnv('HUIXIANG_SECRET', 'sesame');
    vi.stubEnv('PGSSLMODE', 'require');
    const server = await launch(await dataDir());
    vi.unstubAllEnvs();
    expect(await readFile(`/proc/${server.pid}/environ`, 'utf8')).not.toContain('sesame');
  });

  it.runIf(isRoot)('works in a folder below one that only root may enter', async () => {
    const dir = await dataDir({ private: true });
    const server = await launch(dir);
    await ask(server, 'CREATE TABLE deep AS SELECT 7 AS n');
    await server.stop();
    expect(await ask(await launch(dir), 'SELECT n FROM deep')).toEqual([7]);
  });
});
