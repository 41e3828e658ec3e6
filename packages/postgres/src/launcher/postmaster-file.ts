import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { commandLine, isAlive } from './processes.ts';

/** What `postmaster.pid` says: process, TCP port and, once the server writes it, its state. */
export interface PostmasterFile {
  pid: number;
  port: number;
  state: 'starting' | 'ready' | 'stopping' | '';
}

/** Larger than any process id a kernel gives out. */
const IMPOSSIBLE_PID = 2_147_483_646;

/** Reads the server's lock file; undefined when there is none or it is being written. */
export async function readPostmasterFile(clusterDir: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(lockFile(clusterDir), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (text === '' || !Number.isInteger(pid)) return undefined;
  const word = lines[7]?.trim();
  const state = word === 'ready' || word === 'starting' || word === 'stopping' ? word : '';
  return { pid, port: Number(lines[3] ?? 0), state };
}

/**
 * Whether `pid` is the server of the cluster called `name`. We start every server with that name on its command
 * line; ids are reused, so nothing is ever signalled or adopted without this.
 */
export function isPostmaster(pid: number, name: string): boolean {
  return isAlive(pid) && commandLine(pid).includes(`cluster_name=${name}`);
}

/**
 * Makes a stale lock file harmless when its process id now belongs to another program of the same user, which
 * PostgreSQL takes for a running server. Only the id is replaced: the shared-memory key in the same file still lets
 * PostgreSQL notice surviving children of the dead server, which removing the file would not.
 */
export async function disarmPostmasterFile(clusterDir: string): Promise<void> {
  const lines = (await readFile(lockFile(clusterDir), 'utf8')).split('\n');
  lines[0] = String(IMPOSSIBLE_PID);
  await writeFile(lockFile(clusterDir), lines.join('\n'));
}

function lockFile(clusterDir: string): string {
  return path.join(clusterDir, 'postmaster.pid');
}
