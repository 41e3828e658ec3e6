import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ConfigError, readConfig } from '../config.ts';
import { checkAll } from './check.ts';
import { compileArguments, uploadArguments } from './miniprogram-ci.ts';
import { passed, say, writeJson, writeReport } from './report.ts';
import { runSubmit } from './run-submit.ts';
import type { Surroundings } from './surroundings.ts';
import { missingBuild, prepareUpload } from './upload.ts';

const HELP = `用法 / Usage
  npm run wechat -- check [--json]
      检查上线条件，有失败时退出码为 1 / what is ready for going live; exit code 1 when something failed
  npm run wechat -- compile [--folder DIR]
      用微信自己的编译器编译构建结果，不需要账号，也不上传 / compiles the build with WeChat's own compiler; needs no account, sends nothing
  npm run wechat -- upload --version 1.2.0 --desc "…" [--key FILE] [--robot 1] [--proxy URL] [--folder DIR] [--dry-run]
      用 miniprogram-ci 上传小程序 / uploads the mini-program through miniprogram-ci
  npm run wechat -- submit-pages [--hours 26] [--max 200] [--category N] [--test] [--dry-run]
      把有变化的公开页面告诉搜一搜，由定时任务每天运行 / tells search about changed public pages, daily, by a timer
设置与步骤 / Settings and steps: docs/deploying-to-wechat.zh-CN.md, docs/deploying-to-wechat.md
`;

const BUILT = 'apps/member/dist/build/mp-weixin';
const BUILD = 'npm run build -- --only mp-weixin';

/** Run one command. @returns the exit code: 0 well, 1 something failed, 2 misused */
export async function runWechatCommand(args: readonly string[], around: Surroundings): Promise<number> {
  const [command, ...rest] = args;
  try {
    if (command === 'check') return await check(rest, around);
    if (command === 'compile') return await compile(rest, around);
    if (command === 'upload') return await upload(rest, around);
    if (command === 'submit-pages') return await runSubmit(rest, around);
  } catch (error) {
    if (!(error instanceof ConfigError || isMisuse(error))) throw error;
    around.print(`${error.message}\n`);
    return 2;
  }
  around.print(HELP);
  return command === undefined || command === 'help' || command === '--help' ? 0 : 2;
}

async function check(args: readonly string[], around: Surroundings): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } });
  const { wechat, publicUrl } = readConfig(around.env);
  if (wechat === undefined) {
    around.print(
      say({
        zh: '没有配置微信：请先设置 HUIXIANG_WECHAT_APPID 与 HUIXIANG_WECHAT_SECRET',
        en: 'WeChat is not configured: set HUIXIANG_WECHAT_APPID and HUIXIANG_WECHAT_SECRET first',
      }),
    );
    return 1;
  }
  const lines = await checkAll({ ...around, wechat, publicUrl });
  around.print(values.json ? writeJson(lines) : writeReport(lines, wechat.mini.appId));
  return passed(lines) ? 0 : 1;
}

async function compile(args: readonly string[], around: Surroundings): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { folder: { type: 'string', default: BUILT } } });
  const folder = resolve(around.root, values.folder);
  const missing = missingBuild(folder, BUILD);
  if (missing !== undefined) {
    around.print(say(missing));
    return 1;
  }
  return around.npx(compileArguments(folder));
}

async function upload(args: readonly string[], around: Surroundings): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      version: text,
      desc: text,
      key: text,
      robot: text,
      proxy: text,
      folder: { ...text, default: BUILT },
      'dry-run': { type: 'boolean', default: false },
    },
  });
  const { wechat, publicUrl } = readConfig(around.env);
  const keyFile = values.key ?? around.env['HUIXIANG_WECHAT_UPLOAD_KEY'];
  const prepared = prepareUpload({
    folder: resolve(around.root, values.folder),
    appId: wechat?.mini.appId,
    keyFile: keyFile === undefined ? undefined : resolve(keyFile),
    version: values.version,
    description: values.desc,
    robot: values.robot,
    proxy: values.proxy,
    publicUrl,
  });
  if ('problems' in prepared) {
    for (const problem of prepared.problems) around.print(say(problem));
    return 1;
  }
  const order = uploadArguments(prepared.order);
  if (values['dry-run']) {
    around.print(`npx ${order.map(quoted).join(' ')}\n`);
    return 0;
  }
  const code = await around.npx(order);
  around.print(
    code === 0
      ? say({
          zh: '已上传。接着在公众平台 → 版本管理：选为体验版，用手机走一遍，再提交审核',
          en: 'Uploaded. Next, at mp.weixin.qq.com → 版本管理: make it the trial version, walk through it on a phone, hand it in for review',
        })
      : say({
          zh: `miniprogram-ci 以 ${code} 结束，版本没有上传；常见原因：本机 IP 不在上传白名单，或密钥不属于此 AppID`,
          en: `miniprogram-ci ended with ${code}, nothing was uploaded; usually your IP is not on the allow list of uploads, or the key is of another AppID`,
        }),
  );
  return code === 0 ? 0 : 1;
}

function quoted(word: string): string {
  return /^[\w@./:=-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** What parseArgs throws for options it does not know. */
function isMisuse(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
