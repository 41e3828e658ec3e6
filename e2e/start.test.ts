import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '@huixiang/contract';
import { launchPostgres, createPool } from '@huixiang/postgres';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { eventually } from './src/eventually.ts';
import { type NpmCommand, runByNpm } from './src/npm-command.ts';
import { World } from './src/world.ts';

/** What we promise is 5 s on a quiet machine; a busy one, as a test machine is, gets much more. */
const SECOND_START_MS = 40_000;
/** Tables that hold what the server itself needs. */
const HOUSEKEEPING = ['revoked_sessions', 'schema_migrations', 'secrets', 'wechat_tokens'];

const dataDir = mkdtempSync(join(tmpdir(), 'huixiang-start-'));
const started: NpmCommand[] = [];
let place: Awaited<ReturnType<World['openSpace']>>;

function run(script: string, env?: Record<string, string>): NpmCommand {
  const command = runByNpm(script, dataDir, env);
  started.push(command);
  return command;
}

async function addressOf(command: NpmCommand): Promise<string> {
  return (await command.printed(/members\s+(http:\S+?)\/\s/))[1] ?? '';
}

afterEach(() => started.splice(0).forEach((command) => command.kill()));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('npm start', () => {
  it('from nothing prints the addresses, serves both front ends and the demo, and Ctrl-C leaves no process', async () => {
    const command = run('start');
    const address = await addressOf(command);
    expect(command.output()).toContain(`console  ${address}/console/`);
    expect(command.output()).toContain(`API      ${address}/api/docs`);
    const [, emulator = ''] = await command.printed(/WeChat {3}(http:\S+) \(emulated\)/);
    expect((await fetch(emulator)).status).toBe(200);
    for (const page of ['/', '/console/']) {
      const reply = await fetch(address + page);
      expect([page, reply.status, reply.headers.get('content-type')]).toEqual([
        page,
        200,
        expect.stringContaining('text/html'),
      ]);
      const scripts = [...(await reply.text()).matchAll(/<script[^>]+src="([^"]+)"/g)];
      expect(scripts.length).toBeGreaterThan(0);
      for (const [, src = ''] of scripts)
        expect((await fetch(new URL(src, address + page))).status).toBe(200);
    }
    const world = new World(address);
    expect((await world.guest().call(operations.listPersonas)).personas.length).toBeGreaterThan(3);
    place = await world.openSpace({ visibility: 'public', name: '留得住的小院' });
    await world.comment(place, { text: '重启以后还在。' });
    command.interrupt();
    await expectEnd(command);
  });

  it('a second time starts quickly, keeps what was said, and ends with everything it started at SIGTERM', async () => {
    const startedAt = performance.now();
    const command = run('start');
    const address = await addressOf(command);
    const tookMs = performance.now() - startedAt;
    process.stdout.write(`second start: ${(tookMs / 1000).toFixed(1)} s\n`);
    expect(tookMs).toBeLessThan(SECOND_START_MS);
    for (const built of ['h5', 'console']) expect(command.output()).toContain(`${built}: up to date`);
    expect((await new World(address).thread(place)).map(({ text }) => text)).toEqual(['重启以后还在。']);
    command.terminate();
    await expectEnd(command);
  });

  it('after demo:remove nothing of the demo is left, and a start without demo has none', async () => {
    const removal = run('demo:remove');
    await removal.printed(/Removed the demo: 4 spaces/);
    expect(await removal.ended()).toBe(0);
    expect(await filledTables()).toEqual([]);

    const command = run('start', { HUIXIANG_DEMO: '0' });
    const guest = new World(await addressOf(command)).guest();
    expect((await guest.call(operations.listSpaces)).items).toEqual([]);
    await expect(guest.call(operations.listPersonas)).rejects.toMatchObject({ code: 'HX_DEMO_OFF' });
    command.interrupt();
    await expectEnd(command);
  });
});

/** Waits until nothing of it runs any more, and looks that it ended well and quietly. */
async function expectEnd(command: NpmCommand): Promise<void> {
  expect(await command.ended()).toBe(0);
  await eventually('the end of every process', () => command.left().length === 0);
  expect(command.output()).not.toMatch(/error|broke|unhandled/i);
}

/** Tables with rows, apart from the server's own. Everything in this store was made by the demo or its members. */
async function filledTables(): Promise<string[]> {
  const embedded = await launchPostgres({ dataDir: join(dataDir, 'postgres') });
  const pool = createPool(embedded.connection);
  try {
    const { rows } = await pool.query<{ name: string; filled: boolean }>(
      `SELECT table_name AS name, (xpath('/row/f/text()', query_to_xml(
         format('SELECT EXISTS (SELECT FROM %I) AS f', table_name), false, true, '')))[1]::text = 'true' AS filled
       FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`,
    );
    expect(rows.length).toBeGreaterThan(15);
    return rows.filter(({ name, filled }) => filled && !HOUSEKEEPING.includes(name)).map(({ name }) => name);
  } finally {
    await pool.end();
    await embedded.stop();
  }
}
