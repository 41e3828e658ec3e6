import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { operations, type Session } from '@huixiang/contract';
import { createPool, launchPostgres } from '@huixiang/postgres';
import { afterAll, expect, test } from 'vitest';

/** Random kills of the server, of its PostgreSQL, and of both, under load: an acknowledged echo is never lost. */
const ROUNDS = 12;
const MEMBERS = 400;
const COMMENTS = 40;
const CALLERS = 16;

const dataDir = mkdtempSync(join(tmpdir(), 'hx-kill-'));
let server: ChildProcess | undefined;
let url = '';

afterAll(async () => {
  server?.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

/** Start the product as `npm start` does and wait until it says that it is ready. */
async function startServer(): Promise<void> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../main.ts')], {
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', HUIXIANG_DEMO: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  server = child;
  url = await new Promise<string>((ready, failed) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /members\s+(http:\S+?)\/\n/.exec(text)?.[1];
      if (address !== undefined) ready(address);
    });
    child.once('exit', (code) => failed(new Error(`The server ended with ${code} before it was ready`)));
  });
}

async function api<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body ?? {}),
  });
  if (!reply.ok) throw new Error(`${method} ${path} answered ${reply.status}`);
  return (await reply.json()) as T;
}

const signIn = async (nickname: string): Promise<string> =>
  (await api<Session>('POST', operations.signInDemo.path, undefined, { nickname })).token;

/** The postmaster's own note of its process id. */
function postmasterPid(): number {
  return Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);
}

test(
  'no acknowledged echo is lost when server and PostgreSQL are killed at random, and counters equal rows',
  { timeout: 240_000 },
  async () => {
    await startServer();
    const owner = await signIn('主人');
    const space = await api<{ id: number }>('POST', '/api/spaces', owner, {
      name: '风暴',
      kind: 'interest-group',
    });
    const post = await api<{ id: number }>('POST', `/api/spaces/${space.id}/posts`, owner, { title: '风暴' });
    const comments = await Promise.all(
      Array.from({ length: COMMENTS }, (_, i) =>
        api<{ id: number }>('POST', `/api/spaces/${space.id}/posts/${post.id}/comments`, owner, {
          text: `留言 ${i}`,
        }),
      ),
    );
    const members = await Promise.all(Array.from({ length: MEMBERS }, (_, i) => signIn(`听众${i}`)));
    const memberIds = members.map((token) => Number.parseInt(token.split('.')[1] ?? '', 36));

    /** Every (comment, member) pair once, in an order that spreads over both. */
    let next = 0;
    const acknowledged = new Set<string>();
    const echoOnce = async (): Promise<void> => {
      const index = next++;
      const commentId = comments[index % COMMENTS]?.id ?? 0;
      const member = Math.floor(index / COMMENTS) % MEMBERS;
      await api('PUT', `/api/spaces/${space.id}/comments/${commentId}/echo`, members[member]);
      acknowledged.add(`${commentId}:${memberIds[member]}`);
    };

    const kills: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      let running = true;
      const callers = Array.from({ length: CALLERS }, async () => {
        while (running) await echoOnce().catch(() => undefined);
      });
      const before = acknowledged.size;
      const lifetimeMs = 100 + Math.random() * 500;
      const end = Date.now() + lifetimeMs;
      await expect
        .poll(() => Date.now() >= end && acknowledged.size > before, { timeout: 20_000, interval: 5 })
        .toBe(true);
      const victim = (['server', 'postgres', 'both'] as const)[round % 3] ?? 'both';
      kills.push(victim);
      if (victim !== 'server') process.kill(postmasterPid(), 'SIGKILL');
      if (victim !== 'postgres') server?.kill('SIGKILL');
      running = false;
      await Promise.all(callers);
      if (victim !== 'postgres') await startServer();
      // A server whose PostgreSQL died brings it back by itself.
      await expect
        .poll(
          () =>
            echoOnce().then(
              () => true,
              () => false,
            ),
          { timeout: 30_000, interval: 50 },
        )
        .toBe(true);
    }
    expect(kills).toHaveLength(ROUNDS);

    server?.removeAllListeners('exit');
    const ended = new Promise((done) => server?.once('exit', done));
    server?.kill('SIGTERM');
    await ended;

    const embedded = await launchPostgres({ dataDir: join(dataDir, 'postgres') });
    const pool = createPool(embedded.connection);
    try {
      const rows = await pool.query<{ key: string }>(
        "SELECT comment_id || ':' || member_id AS key FROM echoes WHERE space_id = $1 AND revoked_at IS NULL",
        [space.id],
      );
      const stored = new Set(rows.rows.map((row) => row.key));
      expect([...acknowledged].filter((key) => !stored.has(key))).toEqual([]);
      expect(acknowledged.size).toBeGreaterThan(ROUNDS * 20);
      const drift = await pool.query(
        `SELECT s.comment_id, s.echoes_raw, count(e.member_id) AS rows FROM comment_stats s
       LEFT JOIN echoes e ON e.space_id = s.space_id AND e.comment_id = s.comment_id AND e.revoked_at IS NULL
       WHERE s.space_id = $1 GROUP BY 1, 2 HAVING s.echoes_raw <> count(e.member_id)`,
        [space.id],
      );
      expect(drift.rows).toEqual([]);
      const total = await pool.query<{ echoes_raw: number }>(
        'SELECT echoes_raw FROM post_stats WHERE post_id = $1',
        [post.id],
      );
      expect(total.rows[0]?.echoes_raw).toBe(stored.size);
    } finally {
      await pool.end();
      await embedded.stop({ adopted: true });
    }
  },
);
