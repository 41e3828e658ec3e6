import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { disarmPostmasterFile, readPostmasterFile } from './postmaster-file.ts';

let clusterDir: string;
beforeEach(async () => {
  clusterDir = await mkdtemp(path.join(tmpdir(), 'huixiang-lock-'));
});
afterEach(() => rm(clusterDir, { recursive: true }));
const file = () => path.join(clusterDir, 'postmaster.pid');

it('the id of a dead server is taken out of its lock file, and nothing else', async () => {
  await writeFile(file(), '77\n/data\n1790000000\n5432\n');
  disarmPostmasterFile(clusterDir, 77);
  expect(await readFile(file(), 'utf8')).toMatch(/^2147483646\n\/data\n1790000000\n5432\n$/);
});

it('the lock file of a server that another process has started meanwhile stays as it is', async () => {
  await writeFile(file(), '78\n/data\n');
  disarmPostmasterFile(clusterDir, 77);
  expect(await readPostmasterFile(clusterDir)).toMatchObject({ pid: 78 });
});

it('a lock file that its server has just removed needs nothing', async () => {
  disarmPostmasterFile(clusterDir, 77);
  expect(await readPostmasterFile(clusterDir)).toBeUndefined();
});
