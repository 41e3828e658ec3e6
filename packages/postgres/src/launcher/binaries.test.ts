import { chmod, cp, lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBinaries, usableBinaries } from './binaries.ts';
import { findNativePackage } from './native-package.ts';
import { runCommand } from './run-command.ts';
import { isRoot, NOBODY } from './testing/processes.ts';

const SYSTEM_POSTGRES = '/usr/lib/postgresql/15/bin';
const hasSystemPostgres = await lstat(SYSTEM_POSTGRES).then(
  () => true,
  () => false,
);

/** A package as npm leaves it when install scripts are blocked: without a single symbolic link. */
describe('an installed package without its links', () => {
  let parent: string;
  let nativeDir: string;
  let label: string;

  beforeEach(async () => {
    parent = await mkdtemp(path.join(tmpdir(), 'huixiang-native-'));
    await chmod(parent, 0o755);
    nativeDir = path.join(parent, 'native');
    label = `test-${path.basename(parent)}`;
    await cp(findNativePackage().nativeDir, nativeDir, {
      recursive: true,
      filter: async (source) => !(await lstat(source)).isSymbolicLink(),
    });
  });

  afterEach(async () => {
    await rm(parent, { recursive: true });
    await rm(`/var/tmp/huixiang-postgres-${label}-${process.getuid?.()}`, { recursive: true, force: true });
  });

  it('gets its links, and then runs in place', async () => {
    const initdb = path.join(nativeDir, 'bin', 'initdb');
    expect((await runCommand(initdb, ['--version'], { runAs: undefined })).status).not.toBe(0);
    expect(await usableBinaries(undefined, { nativeDir, label })).toEqual({
      binDir: path.join(nativeDir, 'bin'),
      major: 18,
    });
    expect(await runCommand(initdb, ['--version'], { runAs: undefined })).toMatchObject({ status: 0 });
    expect(await usableBinaries(undefined, { nativeDir, label })).toMatchObject({ major: 18 });
  });

  it.runIf(isRoot)('is copied where the other user can read it', async () => {
    await chmod(parent, 0o700);
    const { binDir, major } = await usableBinaries(NOBODY, { nativeDir, label });
    expect(binDir).toBe(`/var/tmp/huixiang-postgres-${label}-0/bin`);
    expect(major).toBe(18);
    const before = await lstat(binDir);
    expect(await usableBinaries(NOBODY, { nativeDir, label })).toEqual({ binDir, major });
    expect((await lstat(binDir)).ino).toBe(before.ino);
    const initdb = path.join(binDir, 'initdb');
    expect(await runCommand(initdb, ['--version'], { runAs: NOBODY })).toMatchObject({ status: 0 });
  });

  it.runIf(isRoot)('is not taken from a copy that somebody else could have changed', async () => {
    await chmod(parent, 0o700);
    const { binDir } = await usableBinaries(NOBODY, { nativeDir, label });
    await chmod(path.dirname(binDir), 0o777);
    await expect(usableBinaries(NOBODY, { nativeDir, label })).rejects.toMatchObject({
      code: 'binaries-unusable',
    });
  });
});

describe('a folder with other binaries', () => {
  it('is refused when there is no PostgreSQL in it', async () => {
    await expect(findBinaries(undefined, '/nonexistent')).rejects.toMatchObject({
      code: 'binaries-unusable',
    });
  });

  it.runIf(hasSystemPostgres)('is used when it has', async () => {
    expect(await findBinaries(undefined, SYSTEM_POSTGRES)).toEqual({ binDir: SYSTEM_POSTGRES, major: 15 });
  });
});
