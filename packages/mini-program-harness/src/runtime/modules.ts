import { posix } from 'node:path';
import { type AppFiles, resolveReference } from '../app-files/app-files.ts';
import type { Realm } from './realm.ts';

/** Names that WeChat hides from modules by declaring them as empty parameters. */
const HIDDEN = [
  'window',
  'document',
  'frames',
  'self',
  'location',
  'navigator',
  'localStorage',
  'history',
  'screen',
  'alert',
  'confirm',
  'prompt',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'URL',
];

/** Runs a module file once and gives what it exports. @throws Error when it is missing, or whatever it throws */
export type LoadModule = (file: string) => unknown;

/** The modules of a mini-program. A module sees its own package and the main package, and nothing else. */
export function createModules(files: AppFiles, realm: Realm): LoadModule {
  const loaded = new Map<string, { exports: unknown }>();
  const load = (file: string): unknown => {
    const known = loaded.get(file);
    if (known !== undefined) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    loaded.set(file, module);
    const run = realm.compile(
      files.read(file),
      ['require', 'module', 'exports', ...HIDDEN],
      posix.join('/', file),
    );
    run((reference: string) => load(find(files, file, reference)), module, module.exports);
    return module.exports;
  };
  return (file) => load(find(files, '', `/${file}`));
}

function find(files: AppFiles, from: string, reference: string): string {
  const path = resolveReference(from, reference);
  const file = [path, `${path}.js`, `${path}/index.js`].find((one) => files.exists(one));
  if (file === undefined)
    throw new Error(
      `module '${path.replace(/\.js$/, '')}.js' is not defined, require args is '${reference}' in ${from}`,
    );
  const home = files.packageOf(file);
  if (from !== '' && home !== '' && home !== files.packageOf(from)) {
    throw new Error(`module '${file}' lies in the subpackage ${home} and cannot be required from ${from}`);
  }
  return file;
}
