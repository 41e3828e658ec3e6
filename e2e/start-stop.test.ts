import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Comment } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { root } from './src/root.ts';
import { World } from './src/world.ts';

/** From the command to the printed addresses when everything is built and the data is there; five on a quiet machine. */
const SECOND_START_MS = 15_000;

interface Started {
  readonly npm: ChildProcess;
  readonly address: string;
  readonly milliseconds: number;
  output(): string;
}

/** Every npm that was started here, at the head of its group. */
const groups: ChildProcess[] = [];

/** `npm start` as a person types it: npm, its shell and the server are one process group, as in a terminal. */
async function npmStart(dataDir: string): Promise<Started> {
  const startedAt = performance.now();
  const { DATABASE_URL: _ours, ...inherited } = process.env;
  const npm = spawn('npm', ['start'], {
    cwd: root,
    env: { ...inherited, DATA_DIR: dataDir, HUIXIANG_DEMO: '1', HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  groups.push(npm);
  let output = '';
  for (const stream of [npm.stdout, npm.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const address = await eventually(
    'the addresses that npm start prints',
    () => /members\s+(http:\S+?)\/\s/.exec(output)?.[1],
    120_000,
  ).catch((error: unknown) => {
    throw new Error(`npm start printed:\n${output}`, { cause: error });
  });
  return { npm, address, milliseconds: performance.now() - startedAt, output: () => output };
}

/** The exit code of npm, once it has ended. */
async function exitCode({ npm }: Started): Promise<number | string> {
  return eventually('the end of npm start', () => npm.exitCode ?? npm.signalCode, 20_000);
}

/** After a test that failed half way: what it started must not outlive it. */
function endGroups(): void {
  for (const { pid, exitCode: code, signalCode } of groups.splice(0)) {
    if (pid !== undefined && code === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  }
}

/** Command lines that still name the data folder: our process and PostgreSQL's carry it. */
function leftBehind(dataDir: string): string[] {
  const lines = execFileSync('ps', ['-eo', 'args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(dataDir));
}

describe('npm start', () => {
  let dataDir: string;
  let said: Comment;

  beforeAll(async () => {
    await buildMissing('h5', 'console');
    dataDir = mkdtempSync(join(tmpdir(), 'huixiang-start-'));
  });

  afterEach(endGroups);
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('shows members, console and API, and ends with everything it started when asked to by SIGTERM', async () => {
    const started = await npmStart(dataDir);
    for (const path of ['/', '/console/', '/api/docs']) {
      expect((await fetch(`${started.address}${path}`)).status).toBe(200);
    }
    const world = new World(started.address);
    said = await world.comment(await world.openSpace());
    started.npm.kill('SIGTERM');
    expect(await exitCode(started)).toBe(0);
    await expect(fetch(started.address)).rejects.toThrow('fetch failed');
    await eventually('the end of PostgreSQL', () => leftBehind(dataDir).length === 0);
  });

  it('is quick the second time, keeps the data, and stops once, without complaint, at Ctrl-C', async () => {
    const started = await npmStart(dataDir);
    expect(started.milliseconds).toBeLessThan(SECOND_START_MS);
    expect(started.output()).toContain('h5: up to date');
    expect(started.output()).toContain('console: up to date');
    expect(await new World(started.address).counts(said)).toEqual(said.echoes);
    // A terminal sends the signal to the whole group, and npm passes its own on: the server hears it twice.
    process.kill(-(started.npm.pid ?? 0), 'SIGINT');
    expect(await exitCode(started)).toBe(0);
    await eventually('the end of PostgreSQL', () => leftBehind(dataDir).length === 0);
    expect(started.output()).not.toMatch(/error|broke|unhandled/i);
  });
});
