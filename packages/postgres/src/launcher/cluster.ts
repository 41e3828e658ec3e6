import { chmod, chown, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { PostgresError } from '../errors.ts';
import { type Binaries, executable } from './binaries.ts';
import { isIdentityAlive, processIdentity } from './processes.ts';
import type { RunAs } from './run-as.ts';
import { runCommand } from './run-command.ts';
import type { Durability } from './settings.ts';

export interface ClusterOptions {
  dataDir: string;
  clusterDir: string;
  superuser: string;
  runAs: RunAs;
  binaries: Binaries;
  durability: Durability;
  /** Path of a file with the superuser's password: then TCP logins need it. Without: socket only, trusted. */
  passwordFile?: string;
}

const STAGING = 'initializing-';
let stagingCount = 0;

/**
 * Makes the database cluster unless it exists. It is built in a staging folder and renamed into place, so a
 * crash half-way or two processes starting at once can never leave half a cluster.
 * @throws PostgresError `initdb-failed`, `cluster-version-mismatch`, `data-directory-unusable`
 */
export async function ensureCluster(options: ClusterOptions): Promise<void> {
  await removeAbandonedStaging(options.dataDir);
  if (await checkVersion(options)) return;
  const staging = path.join(
    options.dataDir,
    `${STAGING}${processIdentity(process.pid)}-${(stagingCount += 1)}`,
  );
  await mkdir(staging, { mode: 0o700 });
  try {
    await giveTo(staging, options.runAs);
    await initialize(staging, options);
    await rename(staging, options.clusterDir).catch(async (cause: unknown) => {
      // Somebody else was faster: theirs is as good as ours.
      if (!(await checkVersion(options))) throw cause;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function checkVersion({ clusterDir, binaries }: ClusterOptions): Promise<boolean> {
  const version = await readFile(path.join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (version === undefined) return false;
  if (Number(version) !== binaries.major) {
    throw new PostgresError(
      'cluster-version-mismatch',
      `${clusterDir} was made by PostgreSQL ${version.trim()}, the programs are version ${binaries.major}. ` +
        'Export with the old version and import into a new folder.',
    );
  }
  return true;
}

async function initialize(staging: string, options: ClusterOptions): Promise<void> {
  const { binaries, runAs } = options;
  const directory = await directoryArgument(staging, runAs);
  const args = ['-D', directory, '-U', options.superuser, '-E', 'UTF8', '-k'];
  args.push(...localeArguments(binaries.major));
  if (options.passwordFile === undefined) args.push('--auth-local=trust', '--auth-host=reject');
  else args.push('--auth=scram-sha-256', `--pwfile=${options.passwordFile}`);
  if (options.durability === 'none') args.push('--no-sync');
  const result = await runCommand(path.join(binaries.binDir, executable('initdb')), args, {
    runAs,
    cwd: staging,
  });
  if (result.status !== 0) {
    throw new PostgresError('initdb-failed', `initdb failed in ${options.dataDir}: ${result.output.trim()}`);
  }
}

/**
 * The builtin provider sorts by code point and does not depend on the system's library, so an upgrade of the
 * system cannot corrupt an index. The character type still matters: under `C`, pg_trgm finds nothing in Chinese.
 */
function localeArguments(major: number): string[] {
  const ctype = { darwin: 'en_US.UTF-8', win32: 'C' }[process.platform as string] ?? 'C.UTF-8';
  const libc = [
    '--lc-collate=C',
    `--lc-ctype=${ctype}`,
    '--lc-messages=C',
    '--lc-monetary=C',
    '--lc-numeric=C',
    '--lc-time=C',
  ];
  return major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', ...libc] : libc;
}

/**
 * What to call the folder in `-D`. Under root the path may lead through a folder (root's home, a private temporary
 * folder) that the other user may not enter; the working directory, which we set as root, has no such problem.
 */
export async function directoryArgument(dir: string, runAs: RunAs): Promise<string> {
  if (runAs === undefined) return dir;
  const reachable = await runCommand('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { runAs });
  if (reachable.status === 0) return dir;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new PostgresError(
    'data-directory-unusable',
    `The user who runs PostgreSQL (uid ${runAs.uid}) cannot enter ${dir}. Use another DATA_DIR, or do not run as root.`,
  );
}

/** Makes a folder private to the user that runs PostgreSQL. */
export async function giveTo(dir: string, runAs: RunAs): Promise<void> {
  if (runAs !== undefined) await chown(dir, runAs.uid, runAs.gid);
  if (process.platform !== 'win32') await chmod(dir, 0o700);
}

async function removeAbandonedStaging(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(STAGING)) continue;
    const maker = name.slice(STAGING.length).split('-')[0] ?? '';
    if (!isIdentityAlive(maker)) await rm(path.join(dataDir, name), { recursive: true, force: true });
  }
}
