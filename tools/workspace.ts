import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Absolute path of the repository. */
export const root = resolve(import.meta.dirname, '..');

/** Every file that git tracks or would track (new and not ignored), relative to the root, and present on disk. */
export function listFiles(): string[] {
  const output = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
}

/**
 * Path of the JavaScript file behind a command of an installed package, to be run with `process.execPath`.
 * Looked up by package, not in `node_modules/.bin`, because that folder holds shell shims on Windows.
 *
 * @param from - folder, relative to the root, whose own `node_modules` is looked at first
 * @throws when the package is not installed or has no such command
 */
export function commandFile(packageName: string, command: string, from = '.'): string {
  for (const base of [join(root, from), root]) {
    const folder = join(base, 'node_modules', packageName);
    if (!existsSync(join(folder, 'package.json'))) continue;
    const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      bin?: string | Record<string, string>;
    };
    const file = typeof bin === 'string' ? bin : bin?.[command];
    if (file !== undefined) return join(folder, file);
  }
  throw new Error(`The command ${command} of ${packageName} is not installed: run npm ci first.`);
}
