import { open, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Pool } from '@huixiang/postgres';

const SYNCS = 200;
const BLOCK_BYTES = 8192;

/** The machine and the versions in one line each, without which the figures mean nothing. */
export async function describeMachine(folder: string, pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ server_version: string }>('SHOW server_version');
  const commit = await pool.query<{ synchronous_commit: string }>('SHOW synchronous_commit');
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const sync = `fdatasync ${Math.round(await measureSync(folder))} µs`;
  return [
    `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${cpus().length} cores, ${memory}, ${sync}`,
    `Node ${process.versions.node}, PostgreSQL ${rows[0]?.server_version} (synchronous_commit ${commit.rows[0]?.synchronous_commit}), Fastify ${await fastifyVersion()}`,
  ];
}

/** Median time of writing a block and waiting until it is on the disk, in microseconds. */
async function measureSync(folder: string): Promise<number> {
  const file = await open(join(folder, 'sync'), 'w');
  const block = Buffer.alloc(BLOCK_BYTES, 1);
  const times: number[] = [];
  try {
    for (let round = 0; round < SYNCS; round += 1) {
      const startedAt = performance.now();
      await file.write(block, 0, BLOCK_BYTES, 0);
      await file.datasync();
      times.push((performance.now() - startedAt) * 1000);
    }
  } finally {
    await file.close();
  }
  return times.sort((a, b) => a - b)[SYNCS / 2] ?? 0;
}

async function fastifyVersion(): Promise<string> {
  const file = createRequire(import.meta.url).resolve('fastify/package.json');
  return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
}
