import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { errorCode } from '../errors.ts';
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
 * Makes a stale lock file harmless when its process id is taken by something that is not the server: another program of
 * the same user, or the dead server itself as long as nobody collects it. PostgreSQL takes both for a running server.
 * Only the id is replaced: by the shared-memory key in the same file PostgreSQL still notices surviving children of the
 * dead server, which it would not after removing the file. Reading and writing are one step, so that the file of a
 * server which another process starts right now is left alone. A server that has just ended may have taken its file with it.
 */
export function disarmPostmasterFile(clusterDir: string, stalePid: number): void {
  const lines = readLines(lockFile(clusterDir));
  if (Number(lines[0]) !== stalePid) return;
  lines[0] = String(IMPOSSIBLE_PID);
  writeFileSync(lockFile(clusterDir), lines.join('\n'));
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function lockFile(clusterDir: string): string {
  return path.join(clusterDir, 'postmaster.pid');
}
