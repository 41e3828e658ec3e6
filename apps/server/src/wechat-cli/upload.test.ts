import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { UPLOADER } from './miniprogram-ci.ts';
import { CODE_PAGE as PAGE } from '../share-cards/code-pictures.ts';
import { runWechatCommand } from './run.ts';
import type { Surroundings } from './surroundings.ts';

const SERVER = 'https://hx.example.com';
const APP = { pages: ['pages/home/index'], subPackages: [{ root: 'pkg-thread', pages: ['thread'] }] };
/** Looks like a key to whoever looks at the first line only, which is all that is read. */
const KEY = `-----BEGIN ${'RSA'} PRIVATE KEY-----\nnot a real one\n`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'huixiang-upload-'));
  put('build/app.json', JSON.stringify(APP));
  put('build/platform/weapp.js', `const serverAddress = "${SERVER}";`);
  put('build/pkg-thread/thread.js', 'Page({});');
  put('upload.key', KEY);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(path: string, content: string | Buffer): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

interface Outcome {
  readonly code: number;
  readonly printed: string;
  readonly ran: readonly (readonly string[])[];
}

async function upload(
  extra: readonly string[] = [],
  env: Readonly<Record<string, string | undefined>> = {},
  exitCode = 0,
): Promise<Outcome> {
  const printed: string[] = [];
  const ran: (readonly string[])[] = [];
  const given = ['--version', '1.2.0', '--desc', '第一次上线', '--key', join(root, 'upload.key')];
  const code = await runWechatCommand(['upload', '--folder', 'build', ...given, ...extra], {
    env: {
      HUIXIANG_WECHAT_APPID: 'wx00000000000000a1',
      HUIXIANG_WECHAT_SECRET: 'mini-secret',
      PUBLIC_URL: SERVER,
      ...env,
    },
    root,
    now: () => 0,
    random: () => 0,
    fetch: () => Promise.reject(new Error('uploading asks nobody but npx')),
    npx: (args) => {
      ran.push(args);
      return Promise.resolve(exitCode);
    },
    print: (text) => void printed.push(text),
  });
  return { code, printed: printed.join(''), ran };
}

describe('an upload', () => {
  test('goes through the pinned uploader with the build, the key and the words of the deployer', async () => {
    const { code, ran, printed } = await upload(['--robot', '7']);
    expect(ran).toEqual([
      `--yes -- ${UPLOADER} upload`
        .split(' ')
        .concat(
          ['--pp', join(root, 'build'), '--pkp', join(root, 'upload.key'), '--appid', 'wx00000000000000a1'],
          ['--uv', '1.2.0', '--ud', '第一次上线', '-r', '7', '--use-project-config', 'true'],
        ),
    ]);
    expect(UPLOADER).toMatch(/^miniprogram-ci@\d+\.\d+\.\d+$/);
    expect(printed).toContain('提交审核');
    expect(code).toBe(0);
  });

  test('that is only tried out prints its command and runs nothing', async () => {
    const { code, ran, printed } = await upload(['--dry-run', '--desc', "it's new"]);
    expect(printed).toContain(`npx --yes -- ${UPLOADER} upload --pp ${join(root, 'build')}`);
    expect(printed).toContain(String.raw`--ud 'it'\''s new'`);
    expect(ran).toEqual([]);
    expect(code).toBe(0);
  });

  test('takes the key from the environment too, and says when the uploader failed', async () => {
    const { code, ran, printed } = await upload([], { HUIXIANG_WECHAT_UPLOAD_KEY: 'elsewhere' }, 3);
    expect(ran).toHaveLength(1);
    expect(printed).toContain('没有上传');
    expect(code).toBe(1);
  });
});

describe('compiling', () => {
  const surroundings = (ran: (readonly string[])[], printed: string[]): Surroundings => ({
    env: {},
    root,
    now: () => 0,
    random: () => 0,
    fetch: () => Promise.reject(new Error('compiling asks nobody but npx')),
    npx: (args) => Promise.resolve(ran.push(args) - 1),
    print: (text) => void printed.push(text),
  });

  test('runs our program beside the pinned uploader, without any setting', async () => {
    const ran: (readonly string[])[] = [];
    expect(await runWechatCommand(['compile', '--folder', 'build'], surroundings(ran, []))).toBe(0);
    expect(ran[0]?.slice(0, 3)).toEqual(['--yes', `--package=${UPLOADER}`, '--']);
    expect(existsSync(ran[0]?.[4] ?? '')).toBe(true);
    expect(ran[0]?.at(-1)).toBe(join(root, 'build'));
  });

  test('says what to do where there is no build', async () => {
    const ran: (readonly string[])[] = [];
    const printed: string[] = [];
    expect(await runWechatCommand(['compile', '--folder', 'nothing'], surroundings(ran, printed))).toBe(1);
    expect(printed.join('')).toContain('npm run build -- --only mp-weixin');
    expect(ran).toEqual([]);
  });
});

describe('an upload is refused before anything runs', () => {
  test.each([
    ['with a version that is none', ['--version', 'new'], {}, '--version'],
    ['without a description', ['--desc', ' '], {}, '--desc'],
    ['with a robot there is not', ['--robot', '31'], {}, '--robot'],
    ['without the file of the key', ['--key', '/nowhere/upload.key'], {}, 'no key file'],
    ['without a build', ['--folder', 'nothing'], {}, 'npm run build -- --only mp-weixin'],
    ['without an appid', [], { HUIXIANG_WECHAT_APPID: undefined }, 'HUIXIANG_WECHAT_APPID'],
    ['without a public address', [], { PUBLIC_URL: undefined }, 'PUBLIC_URL'],
    ['with a build for another server', [], { PUBLIC_URL: 'https://other.example.com' }, 'does not call'],
  ])('%s', async (_name, extra, env, says) => {
    const { code, ran, printed } = await upload(extra, env);
    expect(printed).toContain(says);
    expect(ran).toEqual([]);
    expect(code).toBe(1);
  });

  test('with something else than a key, which is not shown', async () => {
    put('upload.key', 'mini-secret');
    const { code, printed } = await upload();
    expect(printed).toContain('is no upload key');
    expect(printed).not.toContain('mini-secret');
    expect(code).toBe(1);
  });

  test.each([
    ['main', 'big.js'],
    ['pkg-thread', 'pkg-thread/big.js'],
  ])('with a package over 2 MB: %s', async (name, path) => {
    put(`build/${path}`, Buffer.alloc(2 * 1024 * 1024 + 1));
    const { code, printed } = await upload();
    expect(printed).toContain(`the package ${name} has 2.00 MB`);
    expect(code).toBe(1);
  });

  test('telling all that is wrong at once', async () => {
    const { printed } = await upload(['--version', 'x', '--robot', '0', '--key', '/nowhere/upload.key']);
    for (const part of ['--version', '--robot', 'no key file']) expect(printed).toContain(part);
  });
});

test('the page that codes lead to is one of the mini-program', () => {
  const file = resolve(import.meta.dirname, '../../../member/src/pages.json');
  const { subPackages } = JSON.parse(readFileSync(file, 'utf8')) as {
    subPackages: readonly { root: string; pages: readonly { path: string }[] }[];
  };
  const pages = subPackages.flatMap((one) => one.pages.map(({ path }) => `${one.root}/${path}`));
  expect(pages).toContain(PAGE);
});
