import { createHash } from 'node:crypto';
import { lstat, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { errorCode, PostgresError } from '../errors.ts';
import { giveTo } from './cluster.ts';
import type { RunAs } from './run-as.ts';

/** Short name for a cluster: same folder and same user, same name. Marks its processes and its socket folder. */
export function clusterName(clusterDir: string): string {
  const hash = createHash('sha256')
    .update(`${process.getuid?.() ?? ''}:${clusterDir}`)
    .digest('hex');
  return `huixiang-${hash.slice(0, 16)}`;
}

/**
 * Makes the private folder for the server's socket. Socket paths may have 107 bytes (104 on macOS), so it cannot
 * lie in the data folder. Only the user that runs PostgreSQL (and root) may enter it: that is the whole login.
 * @throws PostgresError `socket-directory-unsafe` when somebody else made a folder of that name
 */
export async function ensureSocketDirectory(name: string, runAs: RunAs): Promise<string> {
  const dir = path.join('/tmp', name);
  try {
    await mkdir(dir, { mode: 0o700 });
    await giveTo(dir, runAs);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  const found = await lstat(dir);
  const owner = runAs?.uid ?? process.getuid?.();
  const root = process.getuid?.() === 0;
  if (
    found.isDirectory() &&
    (found.uid === owner || (root && found.uid === 0)) &&
    (found.mode & 0o077) === 0
  ) {
    if (found.uid !== owner) await giveTo(dir, runAs);
    return dir;
  }
  throw new PostgresError(
    'socket-directory-unsafe',
    `${dir} exists and is not a private folder of ours. Remove it and start again.`,
  );
}
