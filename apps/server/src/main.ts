import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createPool, launchPostgres, migrate, readMigrations } from '@huixiang/postgres';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';

const root = resolve(import.meta.dirname, '../../..');
const config = readConfig(process.env);
const log = (message: string, error?: unknown): void => console.error(message, error ?? '');

mkdirSync(config.dataDir, { recursive: true });
const embedded =
  config.databaseUrl === undefined
    ? await launchPostgres({ dataDir: join(config.dataDir, 'postgres') })
    : undefined;
const pool = createPool(config.databaseUrl ?? embedded?.connection ?? '', {
  onError: (error) => log('A connection to the store broke', error),
});
await migrate(pool, await readMigrations(join(root, 'apps/server/migrations')), { now: Date.now });
const app = await createApp({ config, pool, now: Date.now, random: Math.random, log, root });
const address = await app.http.listen({ host: config.host, port: config.port });
console.log(
  `Huixiang 回响 is ready\n  members  ${address}/\n  console  ${address}/console/\n  API      ${address}/api/docs`,
);

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await app.close();
  await pool.end();
  await embedded?.stop();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop());
