import { createHash } from 'node:crypto';
import { lstat, mkdir, rmdir } from 'node:fs/promises';
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

/** Where the server's socket lies. Socket paths may have 107 bytes (104 on macOS): not in the data folder. */
export function socketDirectory(name: string): string {
  return path.join('/tmp', name);
}

/**
 * Makes the folder for the server's socket. Only the user that runs PostgreSQL, and root, may enter it: that is the
 * whole login.
 * @throws PostgresError `socket-directory-unsafe` when somebody else made a folder of that name
 */
export async function ensureSocketDirectory(dir: string, runAs: RunAs): Promise<void> {
  try {
    await mkdir(dir, { mode: 0o700 });
    await giveTo(dir, runAs);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') {
      throw new PostgresError('socket-directory-unsafe', `Cannot make ${dir}: ${String(error)}`, {
        cause: error,
      });
    }
  }
  const found = await lstat(dir);
  const owner = runAs?.uid ?? process.getuid?.();
  // Root's own folder: a process like ours is just between making it and giving it away.
  const givable = runAs !== undefined && found.uid === 0;
  if (!found.isDirectory() || (found.mode & 0o077) !== 0 || (found.uid !== owner && !givable)) {
    throw new PostgresError(
      'socket-directory-unsafe',
      `${dir} exists and is not a private folder of ours. Remove it and start again.`,
    );
  }
  if (givable) await giveTo(dir, runAs);
}

/** Removes the folder, unless a server that was just started uses it. */
export async function removeSocketDirectory(dir: string): Promise<void> {
  await rmdir(dir).catch(() => undefined);
}
