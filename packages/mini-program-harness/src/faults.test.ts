import { afterEach, expect, test, vi } from 'vitest';
import { findingText } from './finding.ts';
import {
  checkPackageSizes,
  checkStyles,
  checkSyntaxLevel,
  compileTemplates,
  lintByNativeCompilers,
  openMiniProgram,
} from './index.ts';
import { tinyApp, tinyFetch, type TinyFile, writeTinyApp } from './testing/tiny-app.ts';

// The first test of a file also loads the framework, which takes seconds on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const folders: { readonly remove: () => void }[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

/** Everything that gates and one walk through the app complain about. */
async function complaints(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  const { dist, remove } = writeTinyApp(changes);
  folders.push({ remove });
  const gates = [
    compileTemplates,
    checkStyles,
    checkSyntaxLevel,
    (folder: string) => checkPackageSizes(folder).findings,
  ];
  const found = gates.flatMap((gate) => gate(dist).map(findingText));
  try {
    const app = await openMiniProgram({ dist, fetch: tinyFetch });
    try {
      await app.waitFor(() => app.exists('item-1') || app.errors().length > 0);
      await app.tap('echo');
      await app.navigate('pkg/detail', { id: 1 });
    } finally {
      found.push(...app.errors());
      app.close();
    }
  } catch (error) {
    found.push((error as Error).message);
  }
  return found;
}

function edited(file: TinyFile, from: string, to: string): Record<string, string> {
  expect(tinyApp[file]).toContain(from);
  return { [file]: tinyApp[file].replace(from, to) };
}

test('the sound app has no complaints', async () => {
  expect(await complaints({})).toEqual([]);
});

test.each<[string, Record<string, string | null>, RegExp]>([
  ['a handler that was renamed', edited('ui/echo.js', 'press()', 'pressed()'), /no method "press"/],
  [
    'use of document',
    edited('pkg/detail.js', 'onLoad(query) {', 'onLoad(query) { document.title = 1;'),
    /document|of undefined/,
  ],
  [
    'use of fetch',
    edited('pkg/detail.js', 'onLoad(query) {', `onLoad(query) { fetch('/x');`),
    /fetch is not a function/,
  ],
  [
    'use of AbortController',
    edited('pkg/detail.js', 'onLoad(query) {', 'onLoad(query) { new AbortController();'),
    /AbortController is not defined/,
  ],
  [
    'code made from text',
    edited('pkg/detail.js', 'onLoad(query) {', `onLoad(query) { new Function('return 1')();`),
    /[Cc]ode generation/,
  ],
  [
    'an error in a timer',
    edited(
      'pkg/detail.js',
      'onLoad(query) {',
      `onLoad(query) { setTimeout(() => { throw new Error('late'); });`,
    ),
    /late/,
  ],
  ['a missing module', { 'common/api.js': null }, /common\/api\.js' is not defined/],
  ['a missing component', { 'ui/echo.wxml': null }, /ui\/echo\.wxml: the file is missing/],
  [
    'a module of another subpackage',
    edited('pages/home/home.js', 'const api', `const other = require('../../pkg/detail'); const api`),
    /subpackage pkg/,
  ],
  ['a tag that is not closed', edited('ui/echo.wxml', '</text>', ''), /ui\/echo\.wxml:1: missing end tag/],
  [
    'a tag that nobody knows',
    edited('pages/me/me.wxml', '<view id="me">', '<div/><view id="me">'),
    /<div> is neither/,
  ],
  ['a broken expression', edited('pages/me/me.wxml', '{{tapped}}', '{{tapped +}}'), /pages\/me\/me\.wxml:1/],
  [
    'a style sheet whose bracket is open',
    edited('pages/home/home.wxss', '}', ''),
    /home\.wxss:1: a bracket is not closed/,
  ],
  [
    'a declaration without a value',
    edited('pages/home/home.wxss', 'color: red', 'color'),
    /"color" is not a declaration/,
  ],
  ['a style sheet that is not there', { 'theme.wxss': null }, /theme\.wxss does not exist/],
  [
    'a wx function that the harness lacks',
    edited('pkg/detail.js', 'onLoad(query) {', 'onLoad(query) { wx.chooseWhatever();'),
    /wx\.chooseWhatever is not known/,
  ],
  [
    'a method that wx.request cannot send',
    edited('common/api.js', 'wx.request({', `wx.request({ method: 'PATCH',`),
    /cannot send PATCH/,
  ],
  [
    'syntax that is too new',
    edited('pkg/detail.js', 'Page({', 'class A { #x = 1; } Page({'),
    /pkg\/detail\.js:1: beyond ES2018/,
  ],
  ['a page that is not registered', { 'pkg/detail.js': '' }, /neither Page\(\) nor Component\(\)/],
  [
    'an app that throws at launch',
    { 'app.js': `App({ onLaunch() { throw new Error('no launch'); } });` },
    /does not start: no launch/,
  ],
  [
    'a file that is too large',
    { 'pkg/big.js': `// ${'x'.repeat(900 * 1024)}` },
    /pkg: 901 KB, more than 800 KB/,
  ],
])('%s is caught', async (_name, changes, expected) => {
  const found = await complaints(changes);
  expect(found.join('\n')).toMatch(expected);
});

const here = process.platform === 'linux' && process.arch === 'x64';

test('the native compilers find a fault where they run, and say where they do not', () => {
  const sound = writeTinyApp();
  const broken = writeTinyApp({
    'pages/me/me.wxml': '<view><text></view>',
    'pages/home/home.wxss': '.a { color: red',
  });
  folders.push(sound, broken);
  const files = (dist: string) => lintByNativeCompilers(dist).findings.map(({ file }) => file);
  expect(files(sound.dist)).toEqual([]);
  expect(files(broken.dist)).toEqual(here ? ['pages/me/me.wxml', 'pages/home/home.wxss'] : []);
  const { ran, notice } = lintByNativeCompilers(sound.dist);
  expect([ran, notice === null]).toEqual([here, here]);
});

test('sizes are told for the main package and each subpackage', () => {
  const { dist, remove } = writeTinyApp();
  folders.push({ remove });
  const { packages, total } = checkPackageSizes(dist);
  expect(Object.keys(packages)).toEqual(['', 'pkg']);
  expect(packages['']! + packages['pkg']!).toBe(total);
});
