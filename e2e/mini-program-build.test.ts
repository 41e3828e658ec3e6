import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  checkPackageSizes,
  checkStyles,
  checkSyntaxLevel,
  compileTemplates,
  findingText,
  lintByNativeCompilers,
} from '@huixiang/mini-program-harness';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { type DemoCorner, findDemoCorner } from './src/demo.ts';
import { memberPages } from './src/member-pages.ts';
import { startMiniProgram } from './src/mini-program-driver.ts';
import { expectScenario } from './src/play.ts';
import { builtMiniProgram as dist } from './src/root.ts';
import { composing } from './src/scenarios/composing.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { World } from './src/world.ts';

const KB = 1024;
const LIMITS = { main: 600 * KB, subpackage: 800 * KB, total: 4 * 1024 * KB };

let server: RunningServer;
let demo: DemoCorner;

beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
  demo = await findDemoCorner(new World(server.address));
});
afterAll(() => server?.stop());

describe('the built mini-program', () => {
  it('keeps the main package at 600 KB and each subpackage at 800 KB', () => {
    const { findings, packages } = checkPackageSizes(dist, LIMITS);
    expect(findings.map(findingText)).toEqual([]);
    expect(Object.keys(packages)).toEqual([
      '',
      'pkg-thread',
      'pkg-find',
      'pkg-mine',
      'pkg-listen',
      'pkg-me',
      'pkg-account',
    ]);
    for (const bytes of Object.values(packages)) expect(bytes).toBeGreaterThan(0);
  });

  it('has no syntax that is newer than ES2018', () => {
    expect(checkSyntaxLevel(dist, 2018).map(findingText)).toEqual([]);
  });

  it('has sound templates and style sheets', () => {
    expect(compileTemplates(dist).map(findingText)).toEqual([]);
    expect(checkStyles(dist).map(findingText)).toEqual([]);
  });

  it('passes the compilers of WeChat where these run', () => {
    const { ran, notice, findings } = lintByNativeCompilers(dist);
    expect(findings.map(findingText)).toEqual([]);
    expect(ran).toBe(process.platform === 'linux' && process.arch === 'x64');
    expect(notice === null).toBe(ran);
  });

  it('opens every page without one error', async () => {
    const visited = new Set<string>();
    for (const { path, as, settle } of memberPages(demo)) {
      const app = await startMiniProgram(server, path, as);
      try {
        await settle(app);
        visited.add(await app.route());
        expect([path, app.problems()]).toEqual([path, []]);
      } finally {
        await app.close();
      }
    }
    const { pages, subPackages } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as {
      pages: string[];
      subPackages: { root: string; pages: string[] }[];
    };
    const all = [...pages, ...subPackages.flatMap((one) => one.pages.map((page) => `${one.root}/${page}`))];
    expect([...visited].toSorted()).toEqual(all.toSorted());
  });
});

describe('a fault in the build is caught', () => {
  let copy = '';
  afterEach(() => rmSync(copy, { recursive: true, force: true }));

  function copyBuild(): string {
    copy = mkdtempSync(join(tmpdir(), 'huixiang-spoilt-'));
    cpSync(dist, copy, { recursive: true });
    return copy;
  }
  /** A copy of the build in which one text of one file is another. */
  function spoil(file: string, from: string | RegExp, to: string): string {
    copyBuild();
    const text = readFileSync(join(copy, file), 'utf8');
    const spoilt = text.replace(from, to);
    expect(spoilt).not.toBe(text);
    writeFileSync(join(copy, file), spoilt);
    return copy;
  }
  const commenting = composing[0]!;
  const play = (folder: string): Promise<void> =>
    expectScenario(
      commenting,
      (path, as) => startMiniProgram({ ...server, dist: folder }, path, as),
      server.address,
    );

  it('the sound build has none', async () => {
    await play(copyBuild());
  });

  it('a tag that is not closed', () => {
    const folder = spoil('pkg-thread/thread.wxml', '</page-frame>', '');
    expect(compileTemplates(folder).map(findingText).join()).toContain('pkg-thread/thread.wxml');
  });

  it('a bracket that is not closed in a style sheet', () => {
    const folder = spoil('app.wxss', /$/, '.left-open{');
    expect(checkStyles(folder).map(findingText).join()).toContain('a bracket is not closed');
  });

  it('a page that grew too large', () => {
    const folder = spoil('pkg-thread/thread.js', /$/, `\n// ${'x'.repeat(800 * KB)}`);
    expect(checkPackageSizes(folder, LIMITS).findings.map(findingText).join()).toContain('pkg-thread');
  });

  it('a main package that grew too large', () => {
    const folder = copyBuild();
    appendFileSync(join(folder, 'static/tab/huge.png'), Buffer.alloc(600 * KB));
    expect(checkPackageSizes(folder, LIMITS).findings.map(findingText).join()).toContain('main package');
  });

  it('syntax of 2020', () => {
    const folder = spoil('common/vendor.js', /$/, '\nvar late = {}; late?.call;');
    expect(checkSyntaxLevel(folder, 2018).map(findingText).join()).toContain('common/vendor.js');
  });

  it('a component that is not there', async () => {
    const folder = copyBuild();
    rmSync(join(folder, 'ui/ui-icon.wxml'));
    await expect(play(folder)).rejects.toThrow('ui/ui-icon.wxml');
  });

  it('something of a browser that phones do not have', async () => {
    await expect(play(spoil('pkg-thread/thread.js', /^/, 'document.title = "";'))).rejects.toThrow(
      "setting 'title'",
    );
  });

  it('a button whose handler is gone', async () => {
    const folder = spoil('ui/ui-button.wxml', /bindtap="[^"]*"/, 'bindtap="gone"');
    await expect(play(folder)).rejects.toThrow(/no method "gone"/);
  });

  it('an error on the console, though everything looks right', async () => {
    const folder = spoil('pkg-thread/thread.js', /$/, '\nconsole.error("quietly wrong");');
    await expect(play(folder)).rejects.toThrow('quietly wrong');
  });
});
