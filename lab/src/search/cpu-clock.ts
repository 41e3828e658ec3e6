import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from '@huixiang/postgres';

const NS_PER_MS = 1e6;

/**
 * Milliseconds that the server and the sessions of the store have been on a CPU so far. Unlike the time on the wall it
 * hardly depends on what else the machine does. Undefined where the system has no `/proc`.
 */
export function cpuClock(serverPid: number, backends: readonly number[]): () => number | undefined {
  return () => {
    try {
      const threads = readdirSync(`/proc/${serverPid}/task`).map((id) => `/proc/${serverPid}/task/${id}`);
      const files = [...threads, ...backends.map((pid) => `/proc/${pid}`)];
      return files.reduce((sum, file) => sum + onCpu(file), 0) / NS_PER_MS;
    } catch {
      return undefined;
    }
  };
}

/** The first figure of `schedstat` is the time on a CPU in nanoseconds. A session that has ended counts nothing. */
function onCpu(folder: string): number {
  try {
    return Number(readFileSync(`${folder}/schedstat`, 'utf8').split(' ')[0]);
  } catch {
    return 0;
  }
}

/** Process ids of all sessions of the store. */
export async function backendsOf(pool: Pool): Promise<number[]> {
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type IN ('client backend', 'parallel worker')`,
  );
  return rows.map((row) => row.pid);
}
