import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import type { Answer, BodyOf, Operation, ParamsOf, ReplyOf } from '@huixiang/contract';
import { limits, operations } from '@huixiang/contract';
import { readMigrations } from '@huixiang/postgres';
import { testDatabase, type TestDatabase } from '@huixiang/postgres/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alwaysOn } from '../testing/test-space.ts';

/** Two real server processes on one store, as a deployment runs them. */
const COMMENTS = 40;
const LISTENERS = 8;
const CAP = 30;
const ROUNDS = 6;
const MAIN = resolve(import.meta.dirname, '../main.ts');

interface Server {
  readonly child: ChildProcess;
  readonly url: string;
}

let database: TestDatabase;
let servers: Server[] = [];
let spaceId = 0;
let postIds: number[] = [];

beforeAll(async () => {
  database = await testDatabase({
    migrations: await readMigrations(resolve(import.meta.dirname, '../../migrations')),
  });
  servers = await Promise.all([startServer(), startServer()]);
  const owner = await signIn('店主');
  spaceId = (
    await call(0, operations.createSpace, { as: owner, body: { name: '院子', kind: 'interest-group' } })
  ).id;
  for (const title of ['一', '二', '三', '四', '五', '六']) {
    const post = await call(1, operations.createPost, { as: owner, params: { spaceId }, body: { title } });
    postIds = [...postIds, post.id];
  }
}, 60_000);
afterAll(async () => {
  await Promise.all(servers.map((server) => stopServer(server)));
  await database.drop();
});

async function startServer(): Promise<Server> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0', HUIXIANG_DEMO: '1', BUDGET_SCALE: '1000' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise<string>((ready, failed) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const address = /members\s+(http:\S+?)\/\n/.exec(text)?.[1];
      if (address !== undefined) ready(address);
    });
    child.once('exit', (code) => failed(new Error(`The server ended with ${code} before it was ready`)));
  });
  return { child, url };
}

async function stopServer({ child }: Server, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill(signal);
  await ended;
}

async function call<O extends Operation>(
  server: number,
  operation: O,
  input: { as?: string; params?: ParamsOf<O>; body?: BodyOf<O> },
): Promise<ReplyOf<O>> {
  const values = (input.params ?? {}) as Record<string, unknown>;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) => String(values[name]));
  const reply = await fetch(`${servers[server % servers.length]?.url}${path}`, {
    method: operation.method,
    headers: {
      'content-type': 'application/json',
      ...(input.as === undefined ? {} : { authorization: `Bearer ${input.as}` }),
    },
    ...(operation.method === 'GET' ? {} : { body: JSON.stringify(input.body ?? {}) }),
  });
  if (!reply.ok) throw new Error(`${operation.id} answered ${reply.status}: ${await reply.text()}`);
  return (await reply.json()) as ReplyOf<O>;
}

let signIns = 0;
async function signIn(nickname: string): Promise<string> {
  signIns += 1;
  return (await call(signIns, operations.signInDemo, { body: { nickname } })).token;
}

async function say(server: number, post: number, text: string): Promise<number> {
  const params = { spaceId, postId: postIds[post % postIds.length] ?? 0 };
  return (await call(server, operations.postComment, { as: await signIn('作者'), params, body: { text } }))
    .id;
}

async function listener(): Promise<string> {
  const as = await signIn('听众');
  // At noon where they are, so that no day of theirs ends while this runs.
  const utcOffsetMinutes = (12 - new Date().getUTCHours()) * 60;
  await call(0, operations.setListening, { as, body: { ...alwaysOn, utcOffsetMinutes, dailyCap: CAP } });
  return as;
}

const deal = (server: number, as: string) => call(server, operations.dealDeck, { as, body: { spaceId } });

async function rows<Row>(text: string): Promise<Row[]> {
  return (await database.pool.query(text, [spaceId])).rows as Row[];
}

/** What must hold whatever happened. */
async function expectNoContradiction(): Promise<void> {
  // Nobody is dealt more than their cap, and every card stands against it.
  const caps = await rows<{ cards: number; dealt: number }>(
    `SELECT count(*) AS cards, (SELECT sum(d.dealt)::integer FROM listener_days d WHERE d.member_id = k.member_id) AS dealt
     FROM cards k WHERE space_id = $1 GROUP BY member_id`,
  );
  for (const { cards, dealt } of caps) {
    expect(cards).toBeLessThanOrEqual(CAP);
    expect(cards).toBeLessThanOrEqual(dealt);
  }
  expect(
    await rows(`SELECT s.comment_id FROM comment_stats s, LATERAL (
        SELECT count(*) AS dealt, count(*) FILTER (WHERE answer IN ('echo', 'reply', 'pass')) AS heard,
          count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS answers
        FROM cards k WHERE k.space_id = s.space_id AND k.comment_id = s.comment_id) AS n
      WHERE s.space_id = $1 AND (s.dealt, s.heard, s.answers) IS DISTINCT FROM (n.dealt, n.heard, n.answers)`),
  ).toEqual([]);
}

test('listeners who ask two processes at once get no comment twice and no card beyond their cap', async () => {
  for (let i = 0; i < COMMENTS; i += 1) await say(i, i, `第 ${i} 条留言`);
  const people = await Promise.all(Array.from({ length: LISTENERS }, () => listener()));
  const answers: Answer[] = ['echo', 'pass', 'pass', 'reply'];
  const shown = new Map<string, Set<number>>(people.map((as) => [as, new Set()]));
  for (let round = 0; round < ROUNDS; round += 1) {
    await Promise.all(
      people.map(async (as, person) => {
        const decks = await Promise.all([0, 1, 0, 1].map((server) => deal(server, as)));
        const cards = new Map(decks.flatMap((deck) => deck.cards).map((card) => [card.commentId, card]));
        for (const commentId of cards.keys()) {
          // Answered and shown again would be dealt twice.
          expect(shown.get(as)?.has(commentId)).toBe(false);
          shown.get(as)?.add(commentId);
          const answer = answers[(person + commentId) % answers.length] ?? 'pass';
          const body = answer === 'reply' ? { answer, text: `听见了 ${commentId}` } : { answer };
          await call(round + person, operations.answerCard, { as, params: { spaceId, commentId }, body });
        }
      }),
    );
  }
  const dealt = await rows<{ cards: number }>('SELECT count(*) AS cards FROM cards WHERE space_id = $1');
  expect(dealt[0]?.cards).toBeGreaterThan(LISTENERS * 10);
  await expectNoContradiction();
}, 60_000);

test('a newcomer’s words, said to one process, are dealt by the other within seconds', async () => {
  const as = await listener();
  await deal(1, as);
  const commentId = await say(0, 0, '第一次来，大家好');
  const found = async (): Promise<boolean> => {
    const { cards } = await deal(1, await listener());
    return cards.some((card) => card.commentId === commentId);
  };
  await expect.poll(found, { interval: 100 }).toBe(true);
}, 30_000);

test('a process that is killed loses nothing: its successor shows the same open cards and deals on', async () => {
  await Promise.all(Array.from({ length: 12 }, (_, i) => say(0, i, `又一条留言 ${i}`)));
  const as = await listener();
  // A deck is filled up as the process hears of what was said to the other; a full one stays as it is.
  await expect.poll(async () => (await deal(1, as)).cards.length).toBe(limits.deckSize);
  const before = await deal(1, as);
  const killed = servers[1];
  if (killed === undefined) throw new Error('There is no second process');
  await stopServer(killed, 'SIGKILL');
  servers[1] = await startServer();
  expect(await deal(1, as)).toEqual(before);
  expect(await deal(0, as)).toEqual(before);
  for (const { commentId } of before.cards)
    await call(1, operations.answerCard, { as, params: { spaceId, commentId }, body: { answer: 'pass' } });
  const after = await deal(1, as);
  const ids = new Set(before.cards.map((card) => card.commentId));
  expect(after.cards.filter((card) => ids.has(card.commentId))).toEqual([]);
  expect(after.cards.length).toBeGreaterThan(0);
  await expectNoContradiction();
}, 60_000);
