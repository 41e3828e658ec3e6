import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresError } from '../errors.ts';
import { launchPostgres } from '../launcher/launch.ts';
import { isIdentityAlive, processIdentity } from '../launcher/processes.ts';

/** URL of the server that test databases are made on. Set it yourself to test against another server. */
const SERVER_URL = 'HUIXIANG_TEST_DATABASE_URL';
const PREFIX = 'huixiang-test-';

/**
 * Starts one throw-away server for a whole test run and tells the test workers about it through the environment.
 * @returns a function that stops it and removes its data
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  if (process.env[SERVER_URL] !== undefined) return () => Promise.resolve();
  await removeAbandoned();
  const dataDir = await mkdtemp(path.join(tmpdir(), `${PREFIX}${processIdentity(process.pid)}-`));
  const server = await launchPostgres({ dataDir, durability: 'none' });
  process.env[SERVER_URL] = server.url;
  return async () => {
    delete process.env[SERVER_URL];
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** A run that was killed leaves its data; the name says which process it belonged to. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    // Folders of other things begin with the same word, and bear no process in their names.
    const owner = name.startsWith(PREFIX) ? /^(\d+\.\w+)-/.exec(name.slice(PREFIX.length))?.[1] : undefined;
    if (owner === undefined || isIdentityAlive(owner)) continue;
    // What belongs to another user cannot be removed, and is not ours to remove.
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined);
  }
}

/** @throws PostgresError when no test server was started */
export function testServerUrl(): string {
  const url = process.env[SERVER_URL];
  if (url !== undefined) return url;
  throw new PostgresError(
    'start-failed',
    'No test server: run vitest from the root of the repository, or add packages/postgres/src/testing/global-setup.ts to globalSetup.',
  );
}
