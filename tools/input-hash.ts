import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OUTPUT_FOLDERS = new Set(['node_modules', 'dist', 'unpackage']);

/**
 * One hash over names and contents of all files at `paths` (files or folders below `base`), whatever their times say.
 * Tests, documentation and the outputs of builds do not count, because they do not change what is built.
 * A path that does not exist counts as empty.
 */
export function hashInputs(base: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => listInputs(base, path))) {
    hash.update(`${file}\0`);
    hash.update(
      createHash('sha256')
        .update(readFileSync(join(base, file)))
        .digest(),
    );
  }
  return hash.digest('hex');
}

function listInputs(base: string, path: string): string[] {
  const stats = statSync(join(base, path), { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return /([.]test[.]ts|[.]md)$/.test(path) ? [] : [path];
  return readdirSync(join(base, path))
    .filter((name) => !OUTPUT_FOLDERS.has(name))
    .sort()
    .flatMap((name) => listInputs(base, `${path}/${name}`));
}
