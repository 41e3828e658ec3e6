import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inspect } from 'node:util';
import type { BodyOf, Operation, ParamsOf, QueryOf, ReplyOf } from '@huixiang/contract';
import { operations } from '@huixiang/contract';
import { readMigrations } from '@huixiang/postgres';
import { testDatabase, type TestDatabase } from '@huixiang/postgres/testing';
import { createApp, type App } from '../app.ts';
import { readConfig } from '../config.ts';

const root = resolve(import.meta.dirname, '../../../..');

/** What a call may carry; only what the operation takes is used. */
export interface CallInput<O> {
  readonly params?: ParamsOf<O>;
  readonly query?: QueryOf<O>;
  readonly body?: BodyOf<O>;
  readonly as?: TestMember;
  readonly headers?: Record<string, string>;
}

export interface TestMember {
  readonly id: number;
  readonly nickname: string;
  readonly token: string;
}

export interface TestApp {
  readonly app: App;
  readonly database: TestDatabase;
  readonly clock: { now: number };
  /** What the server logged, mails included. */
  readonly logged: string[];
  /** Call an operation and expect success. @throws Error with the reply otherwise */
  call<O extends Operation>(operation: O, input?: CallInput<O>): Promise<ReplyOf<O>>;
  /** Call an operation whatever comes of it. */
  attempt<O extends Operation>(
    operation: O,
    input?: CallInput<O>,
  ): Promise<{ status: number; body: { error?: { code: string; field?: string } } }>;
  signIn(nickname: string): Promise<TestMember>;
  /** Another process of the server on the same database, folder and clock. Whoever started it closes it. */
  startProcess(): Promise<App>;
  close(): Promise<void>;
}

/** The whole server on a database of its own and a clock that the test moves. Requests are injected, no port is opened. */
export async function startTestApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const database = await testDatabase({
    migrations: await readMigrations(resolve(root, 'apps/server/migrations')),
  });
  const clock = { now: Date.UTC(2026, 10, 21, 12) };
  const logged: string[] = [];
  const dataDir = await mkdtemp(join(tmpdir(), 'huixiang-test-'));
  const startProcess = async (): Promise<App> => {
    const started = await createApp({
      config: readConfig({ DATA_DIR: dataDir, ...environment }),
      pool: database.pool,
      now: () => clock.now,
      random: Math.random,
      log: (message, error) => logged.push(error === undefined ? message : `${message} ${inspect(error)}`),
      root,
      jobs: false,
    });
    await started.http.ready();
    return started;
  };
  const app = await startProcess();

  const attempt: TestApp['attempt'] = async (operation, input = {}) => {
    const reply = await app.http.inject({
      method: operation.method,
      url: pathOf(operation, input.params, input.query),
      headers: {
        ...(input.as === undefined ? {} : { authorization: `Bearer ${input.as.token}` }),
        ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...input.headers,
      },
      ...(input.body === undefined ? {} : { payload: JSON.stringify(input.body) }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  const call: TestApp['call'] = async (operation, input) => {
    const { status, body } = await attempt(operation, input);
    if (status !== 200) {
      const cause = status === 500 ? logged.at(-1) : JSON.stringify(body);
      throw new Error(`${operation.id} answered ${status}: ${cause}`);
    }
    return body as never;
  };
  return {
    app,
    database,
    clock,
    logged,
    attempt,
    call,
    startProcess,
    async signIn(nickname) {
      const session = await call(operations.signInDemo, { body: { nickname } });
      return { id: session.member.id, nickname, token: session.token };
    },
    async close() {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function pathOf(operation: Operation, params: unknown, query: unknown): string {
  const values = (params ?? {}) as Record<string, unknown>;
  const path = operation.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(values[name])),
  );
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>).map(([key, value]) => [
    key,
    String(value),
  ]);
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs as [string, string][]).toString()}`;
}
