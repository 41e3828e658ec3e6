import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** The part of a built mini-program's `app.json` that is read here. */
interface AppJson {
  readonly pages?: readonly string[];
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly subpackages?: readonly { readonly root: string; readonly pages: readonly string[] }[];
  readonly tabBar?: { readonly list: readonly { readonly pagePath: string; readonly text?: string }[] };
  readonly window?: PageWindow;
  readonly usingComponents?: Readonly<Record<string, string>>;
}

interface PageWindow {
  readonly navigationBarTitleText?: string;
  readonly enablePullDownRefresh?: boolean;
}

/** The `json` file beside a page or component. */
export interface ComponentJson extends PageWindow {
  readonly component?: boolean;
  readonly usingComponents?: Readonly<Record<string, string>>;
  readonly componentGenerics?: Readonly<Record<string, unknown>>;
  readonly componentPlaceholder?: Readonly<Record<string, string>>;
  readonly styleIsolation?: string;
}

export interface TabItem {
  readonly route: string;
  readonly text: string;
}

/** A built mini-program on disk. All paths are relative to its root, with `/` and without one at the start. */
export interface AppFiles {
  readonly root: string;
  readonly app: AppJson;
  /** Routes of all pages, subpackages included; the first one opens. */
  readonly pages: readonly string[];
  readonly tabs: readonly TabItem[];
  /** Roots of the subpackages. */
  readonly subpackages: readonly string[];
  /** Every file. */
  list(): readonly string[];
  exists(path: string): boolean;
  /** @throws Error when there is no such file */
  read(path: string): string;
  bytes(path: string): number;
  /** The json file of a page or component, given without its ending. Empty when there is none. @throws Error when it is not JSON */
  json(path: string): ComponentJson;
  /** The subpackage a path lies in; '' for the main package. */
  packageOf(path: string): string;
}

/** Reads a built mini-program. @throws Error when the folder has no valid `app.json` */
export function openAppFiles(root: string): AppFiles {
  if (!existsSync(join(root, 'app.json')))
    throw new Error(`${root} is not a built mini-program: there is no app.json`);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  const app = parse(read('app.json'), 'app.json') as AppJson;
  const packages = app.subPackages ?? app.subpackages ?? [];
  const subpackages = packages.map((one) => one.root.replace(/^\/|\/$/g, ''));
  return {
    root,
    app,
    pages: [
      ...(app.pages ?? []),
      ...packages.flatMap((one) => one.pages.map((page) => posix.join(one.root, page).replace(/^\//, ''))),
    ],
    tabs: (app.tabBar?.list ?? []).map(({ pagePath, text }) => ({ route: pagePath, text: text ?? '' })),
    subpackages,
    list: () => filesBelow(root, ''),
    exists: (path) => existsSync(join(root, path)) && statSync(join(root, path)).isFile(),
    read,
    bytes: (path) => statSync(join(root, path)).size,
    json: (path) =>
      existsSync(join(root, `${path}.json`))
        ? (parse(read(`${path}.json`), `${path}.json`) as ComponentJson)
        : {},
    packageOf: (path) => subpackages.find((one) => path.startsWith(`${one}/`)) ?? '',
  };
}

function parse(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
  }
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    })
    .sort();
}

/** Where a reference inside a file leads, such as `./x`, `../x`, `x` or `/x`. */
export function resolveReference(fromFile: string, reference: string): string {
  if (reference.startsWith('/')) return posix.normalize(reference).slice(1);
  return posix.join(posix.dirname(fromFile), reference);
}
