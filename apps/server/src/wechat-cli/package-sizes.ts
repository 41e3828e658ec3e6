import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** One package of a built mini-program; the main one has an empty root. */
export interface PackageSize {
  readonly root: string;
  readonly bytes: number;
}

/** WeChat takes no larger package. */
export const PACKAGE_BYTES_MAX = 2 * 1024 * 1024;

/** Sizes of the main package and of each sub-package of a build. @throws when app.json cannot be read */
export function packageSizes(folder: string): PackageSize[] {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as {
    subPackages?: readonly { root: string }[];
  };
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''));
  const bytes = new Map<string, number>(['', ...roots].map((root) => [root, 0]));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = relative(folder, file).replaceAll(sep, '/');
    const root = roots.find((one) => path.startsWith(`${one}/`)) ?? '';
    bytes.set(root, (bytes.get(root) ?? 0) + statSync(file).size);
  }
  return [...bytes].map(([root, size]) => ({ root, bytes: size }));
}
