import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { operations } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { listFiles, root } from './workspace.ts';

const FILE_LINES_MAX = 400;

const files = listFiles();
const sources = files.filter((path) => /[.](ts|cjs|mjs|vue)$/.test(path));
const texts = files.filter((path) => !/[.](png|jpe?g|webp|ico|gif|woff2?|ttf|gz|zip|tgz|br)$/.test(path));
const tests = sources.filter((path) => path.endsWith('.test.ts'));
const workspaces = files
  .filter((path) => path.endsWith('/package.json'))
  .map((path) => path.slice(0, -'/package.json'.length))
  .filter((path) => !path.includes('testdata/'));

/** Forbidden words are put together here, so that this file passes its own checks. */
const unfinishedMarks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`);
const boughtEchoes = new RegExp(['刷', '涨', '互'].map((verb) => `${verb}赞`).join('|'));
const machinePath = /(?<![\w.-])(\/(work|root|home|Users)\/\w|[A-Z]:\\Users)/;
const registryAddress =
  /"resolved":\s*"https?:|registry\s*=|\/\/[\w.-]*(npmjs|npmmirror|artifactory|verdaccio|nexus)[\w.-]*\//;

function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** `path:line` of every line that matches. */
function findLines(paths: readonly string[], pattern: RegExp): string[] {
  return paths.flatMap((path) =>
    readText(path)
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
}

async function readKeys(path: string): Promise<string[]> {
  const module = (await import(pathToFileURL(join(root, path)).href)) as Record<string, object>;
  return Object.values(module)
    .flatMap((catalogue) => Object.keys(catalogue))
    .sort();
}

describe('every file', () => {
  it('is seen by these checks', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(workspaces).toContain('packages/contract');
  });

  it('has at most 400 lines of source', () => {
    const long = sources.filter((path) => readText(path).split('\n').length - 1 > FILE_LINES_MAX);
    expect(long).toEqual([]);
  });

  it('is finished: it carries no mark for later', () => {
    expect(
      findLines(
        texts.filter((path) => path !== 'package-lock.json'),
        unfinishedMarks,
      ),
    ).toEqual([]);
  });

  it('never names a bought, pumped or exchanged echo', () => {
    expect(findLines(texts, boughtEchoes)).toEqual([]);
  });

  it("holds no path of one machine and no registry's address", () => {
    expect(findLines(texts, machinePath)).toEqual([]);
    expect(findLines(texts, registryAddress)).toEqual([]);
  });
});

describe('the lockfile', () => {
  const { packages } = JSON.parse(readText('package-lock.json')) as {
    packages: Record<string, { version?: string; optionalDependencies?: Record<string, string> }>;
  };

  it('knows the packages of every platform, without which npm ci refuses to install anywhere', () => {
    const wanted = Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
    expect(wanted.length).toBeGreaterThan(100);
    const known = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
    expect(wanted.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('every test', () => {
  // `runIf` stays: root, Windows or an installed server decide about a few, and `npm test` names those that did not run.
  it('runs: none is skipped, narrowed or announced', () => {
    expect(findLines(tests, /\b(it|test|describe)(\.\w+)*\.(skip|only|todo|fails)\b/)).toEqual([]);
  });
});

describe('every workspace', () => {
  it('says in a README what it is', () => {
    expect(workspaces.filter((folder) => !existsSync(join(root, folder, 'README.md')))).toEqual([]);
  });

  it('is type-checked by the root project or, with Vue files, by vue-tsc', () => {
    const { references } = JSON.parse(readText('tsconfig.json')) as { references: { path: string }[] };
    const withVue = workspaces.filter((folder) =>
      files.some((path) => path.startsWith(`${folder}/`) && path.endsWith('.vue')),
    );
    const checked = [...references.map(({ path }) => path), ...withVue];
    expect(workspaces.filter((folder) => !checked.includes(folder))).toEqual([]);
  });
});

describe('pure packages', () => {
  const pure = sources.filter(
    (path) =>
      /^packages\/(contract|charts|ranking|matching|integrity|insight|text)\//.test(path) &&
      !tests.includes(path),
  );

  it('never read the clock, which no lint rule sees in this form', () => {
    expect(findLines(pure, /\bnew Date\(\s*\)|(?<!new )\bDate\(\s*\)/)).toEqual([]);
  });
});

describe('the contract', () => {
  it('speaks of echoes, never of likes', () => {
    const named = Object.values(operations).flatMap((one) =>
      typeof one === 'string' ? [] : [one.id, one.path],
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => /(^|[^a-z])(un)?likes?([^a-z]|$)/i.test(name))).toEqual([]);
  });

  it('is what every route file of the server is made of', () => {
    const routes = sources.filter((path) => /^apps\/server\/src\/.*[.]routes[.]ts$/.test(path));
    // What WeChat calls is WeChat's contract, and in XML.
    const ours = routes.filter((path) => path !== 'apps/server/src/wechat/push.routes.ts');
    expect(ours.filter((path) => !readText(path).includes("from '@huixiang/contract'"))).toEqual([]);
  });

  const catalogues = sources.filter((path) => /^packages\/contract\/src\/messages\/.*zh-CN[.]ts$/.test(path));

  it('has message catalogues', () => {
    expect(catalogues.length).toBeGreaterThan(0);
  });

  it.each(catalogues)('has the same keys in English as in %s', async (path) => {
    const english = await readKeys(path.replace('zh-CN', 'en'));
    expect(english.length).toBeGreaterThan(0);
    expect(english).toEqual(await readKeys(path));
  });
});
