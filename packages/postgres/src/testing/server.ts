import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresError } from '../errors.ts';
import { launchPostgres } from '../launcher/launch.ts';

/** URL of the server that test databases are made on. Set it yourself to test against another server. */
const SERVER_URL = 'HUIXIANG_TEST_DATABASE_URL';

/**
 * Starts one throw-away server for a whole test run and tells the test workers about it through the environment.
 * @returns a function that stops it and removes its data
 */
export async function startTestServer(): Promise<() => Promise<void>> {
  if (process.env[SERVER_URL] !== undefined) return () => Promise.resolve();
  const dataDir = await mkdtemp(path.join(tmpdir(), 'huixiang-test-'));
  const server = await launchPostgres({ dataDir, durability: 'none' });
  process.env[SERVER_URL] = server.url;
  return async () => {
    delete process.env[SERVER_URL];
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
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
