import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withClient } from './database.ts';
import { type Embedded, launchPostgres } from './launch.ts';
import { commandLine, exists, isAlive } from './processes.ts';
import { clusterName } from './socket-directory.ts';
import { waitUntil } from './wait-until.ts';
import {
  expectGone,
  expectNoneMentioning,
  isRoot,
  killHard,
  launchElsewhere,
  NOBODY,
  processesMentioning,
  removeDataDir,
  temporaryDataDir,
} from './testing/processes.ts';

/** These tests kill processes the hard way; every server lives in a folder of its own. */
describe('the server', () => {
  let dataDir: string;
  let name: string;
  const helpers: ChildProcess[] = [];

  beforeEach(async () => {
    dataDir = await temporaryDataDir();
    name = clusterName(path.join(dataDir, 'cluster'));
  });

  afterEach(async () => {
    for (const helper of helpers.splice(0)) helper.kill('SIGKILL');
    await (await launchPostgres({ dataDir, durability: 'none' })).stop({ adopted: true });
    await expectNoneMentioning(name);
    await removeDataDir(dataDir);
  });

  const launch = (): Promise<Embedded> => launchPostgres({ dataDir });

  async function write(url: string): Promise<void> {
    await withClient(url, (client) => client.query('CREATE TABLE IF NOT EXISTS t AS SELECT 5 AS n'));
  }

  async function expectWritten(url: string): Promise<void> {
    const { rows } = await withClient(url, (client) => client.query('SELECT n FROM t'));
    expect(rows).toEqual([{ n: 5 }]);
  }

  /** Makes the lock file name another process, as when the system gave the id to it. */
  async function recordPid(server: Embedded, pid: number): Promise<void> {
    const lockFile = path.join(server.clusterDir, 'postmaster.pid');
    const lines = (await readFile(lockFile, 'utf8')).split('\n');
    await writeFile(lockFile, [pid, ...lines.slice(1)].join('\n'));
  }

  it('stops when the Node process that started it is killed', async () => {
    const other = await launchElsewhere(dataDir);
    await write(other.url);
    await killHard(other.nodePid);
    await expectGone(other.pid);
    await expectNoneMentioning(name);
    const server = await launch();
    expect(server.adopted).toBe(false);
    await expectWritten(server.url);
  });

  it('stops when its Node process ends without stopping it', async () => {
    const other = await launchElsewhere(dataDir);
    other.node.kill('SIGTERM');
    await expectGone(other.pid);
  });

  it('can be started again at once, while the one before still shuts down', async () => {
    const other = await launchElsewhere(dataDir);
    await write(other.url);
    // Only the Node process is gone for sure: its guard may not even have told the server.
    await killHard(other.nodePid);
    const server = await launch();
    await expectWritten(server.url);
    expect(isAlive(server.pid)).toBe(true);
  });

  it('stays up when a second process shares it and ends', async () => {
    const server = await launch();
    const other = await launchElsewhere(dataDir);
    expect(other).toMatchObject({ adopted: true, pid: server.pid });
    other.node.stdin?.write('stop\n');
    await once(other.node, 'exit');
    await write(server.url);
  });

  it('is replaced by one with a guard when both its Node process and its guard were killed', async () => {
    const other = await launchElsewhere(dataDir);
    await write(other.url);
    for (const pid of processesMentioning(`huixiang-guard ${name}`)) await killHard(pid);
    await killHard(other.nodePid);
    expect(isAlive(other.pid)).toBe(true);

    const heir = await launchElsewhere(dataDir);
    expect(heir.adopted).toBe(false);
    expect(isAlive(other.pid)).toBe(false);
    await killHard(heir.nodePid);
    await expectGone(heir.pid);
    await expectWritten((await launch()).url);
  });

  it('recovers when it is killed itself', async () => {
    const server = await launch();
    await write(server.url);
    await killHard(server.pid);
    const again = await launch();
    expect(again.adopted).toBe(false);
    await expectWritten(again.url);
  });

  it('starts although its process id now belongs to another program, which it leaves alone', async () => {
    const server = await launch();
    await write(server.url);
    await killHard(server.pid);
    const stranger = spawn('sleep', ['600'], { cwd: '/', ...(isRoot ? NOBODY : {}) });
    helpers.push(stranger);
    await once(stranger, 'spawn');
    await recordPid(server, stranger.pid ?? -1);

    const again = await launch();
    expect(again.pid).not.toBe(stranger.pid);
    await expectWritten(again.url);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
  });

  it('starts although nobody collected its dead process', async () => {
    const server = await launch();
    await write(server.url);
    await killHard(server.pid);
    const careless = spawn('sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
      cwd: '/',
      ...(isRoot ? NOBODY : {}),
    });
    helpers.push(careless);
    const [zombie] = (await once(createInterface(careless.stdout), 'line')) as [string];
    await waitUntil(() => commandLine(careless.pid ?? -1).startsWith('sleep'), 5000);
    await killHard(Number(zombie));
    expect(exists(Number(zombie))).toBe(true);
    await recordPid(server, Number(zombie));
    await expectWritten((await launch()).url);
  });

  it('is replaced when its socket was removed while nobody answered for it', async () => {
    const other = await launchElsewhere(dataDir);
    await write(other.url);
    for (const pid of processesMentioning(`huixiang-guard ${name}`)) await killHard(pid);
    await killHard(other.nodePid);
    await rm(path.join('/tmp', name), { recursive: true });
    const server = await launch();
    expect(server.adopted).toBe(false);
    await expectWritten(server.url);
  });
});

describe.runIf(isRoot)('a normal user', () => {
  it('starts, shares and stops a server', async () => {
    const dataDir = await temporaryDataDir({ owner: NOBODY });
    const first = await launchElsewhere(dataDir, NOBODY);
    const second = await launchElsewhere(dataDir, NOBODY);
    expect(first.adopted).toBe(false);
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
    for (const each of [second, first]) {
      each.node.stdin?.write('stop\n');
      await once(each.node, 'exit');
    }
    await expectGone(first.pid);
    await removeDataDir(dataDir);
  });

  it('can be followed by root in the same folder, which then keeps the owner', async () => {
    const dataDir = await temporaryDataDir({ owner: NOBODY });
    const first = await launchElsewhere(dataDir, NOBODY);
    first.node.stdin?.write('stop\n');
    await once(first.node, 'exit');
    const server = await launchPostgres({ dataDir, durability: 'none' });
    await server.stop();
    const last = await launchElsewhere(dataDir, NOBODY);
    expect(last.adopted).toBe(false);
    last.node.stdin?.write('stop\n');
    await once(last.node, 'exit');
    await removeDataDir(dataDir);
  });
});
