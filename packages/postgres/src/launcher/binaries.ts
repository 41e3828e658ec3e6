import { cp, lstat, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PostgresError } from '../errors.ts';
import type { NativePackage } from './native-package.ts';
import { findNativePackage, hydrateLinks } from './native-package.ts';
import type { RunAs } from './run-as.ts';
import { runCommand } from './run-command.ts';

export interface Binaries {
  binDir: string;
  /** Major version of the server, e.g. 18. */
  major: number;
}

/**
 * Chooses the PostgreSQL programs: `systemBinDir` when given, else the npm package. When the package lies where
 * the user that will run them cannot read (root's home), or where its links cannot be made, a copy in the
 * temporary folder is used.
 */
export async function findBinaries(runAs: RunAs, systemBinDir: string | undefined): Promise<Binaries> {
  if (systemBinDir !== undefined) return probe(systemBinDir, runAs);
  return usableBinaries(runAs, findNativePackage());
}

/** Makes an installed package usable, in place or as a copy. */
export async function usableBinaries(runAs: RunAs, native: NativePackage): Promise<Binaries> {
  const complete = await hydrateLinks(native.nativeDir);
  if (complete) {
    const found = await probe(path.join(native.nativeDir, 'bin'), runAs).catch(() => undefined);
    if (found !== undefined) return found;
  }
  return probe(path.join(await readableCopy(native), 'bin'), runAs);
}

/** Running `postgres -V` as the right user is the only honest test that it can run at all. */
async function probe(binDir: string, runAs: RunAs): Promise<Binaries> {
  const result = await runCommand(path.join(binDir, executable('postgres')), ['-V'], { runAs });
  const major = Number(/PostgreSQL\)? (\d+)/.exec(result.output)?.[1]);
  if (result.status !== 0 || !Number.isInteger(major)) {
    throw new PostgresError(
      'binaries-unusable',
      `PostgreSQL in ${binDir} cannot be run here: ${result.output.trim()}`,
    );
  }
  return { binDir, major };
}

/** File name of a program on this platform. */
export function executable(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

async function readableCopy(native: NativePackage): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const target = path.join(copyRoot(), `huixiang-postgres-${native.label}-${uid}`);
  if (await isOurs(target, uid)) return target;
  // Copy beside, then rename: a copy that was interrupted is never used.
  const staging = await mkdtemp(`${target}.`);
  try {
    await cp(native.nativeDir, path.join(staging, 'native'), { recursive: true, verbatimSymlinks: true });
    await hydrateLinks(path.join(staging, 'native'));
    await rename(path.join(staging, 'native'), target).catch(() => undefined);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  if (await isOurs(target, uid)) return target;
  throw new PostgresError(
    'binaries-unusable',
    `Could not copy the PostgreSQL programs to ${target}; remove that folder if it is not yours.`,
  );
}

/** Root's TMPDIR may be private; the shared temporary folder is what another user can read. */
function copyRoot(): string {
  return process.platform === 'win32' ? tmpdir() : '/var/tmp';
}

/** Others can write to the temporary folder, so programs there are run only when we made them. */
async function isOurs(dir: string, uid: number): Promise<boolean> {
  const found = await lstat(dir).catch(() => undefined);
  if (found === undefined || !found.isDirectory()) return false;
  return process.platform === 'win32' || (found.uid === uid && (found.mode & 0o022) === 0);
}
