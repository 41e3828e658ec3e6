import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { UploadOrder } from './miniprogram-ci.ts';
import { PACKAGE_BYTES_MAX, packageSizes } from './package-sizes.ts';
import type { Words } from './report.ts';

/** What the deployer gave; everything may be missing. */
export interface UploadWish {
  readonly folder: string;
  readonly appId: string | undefined;
  readonly keyFile: string | undefined;
  readonly version: string | undefined;
  readonly description: string | undefined;
  readonly robot: string | undefined;
  readonly proxy: string | undefined;
  readonly publicUrl: string | undefined;
}

const VERSION = /^\d+\.\d+\.\d+[\w.-]*$/;
const ROBOTS = 30;

/** The order for the uploader, or everything that stands in its way, each with what to do. */
export function prepareUpload(wish: UploadWish): { order: UploadOrder } | { problems: Words[] } {
  const { folder, appId, keyFile, version, description, proxy } = wish;
  const robot = Number(wish.robot ?? 1);
  const problems: Words[] = [];
  if (appId === undefined)
    problems.push({ zh: '缺少 HUIXIANG_WECHAT_APPID', en: 'HUIXIANG_WECHAT_APPID is not set' });
  if (version === undefined || !VERSION.test(version))
    problems.push({ zh: '请写 --version，如 1.2.0', en: 'give --version, such as 1.2.0' });
  if (description === undefined || description.trim() === '')
    problems.push({ zh: '请写 --desc，说明这一版', en: 'give --desc, what this version is' });
  if (!Number.isInteger(robot) || robot < 1 || robot > ROBOTS)
    problems.push({ zh: '--robot 是 1–30', en: '--robot is 1–30' });
  problems.push(...keyProblems(keyFile), ...buildProblems(folder, wish.publicUrl));
  if (problems.length > 0 || !appId || !version || !description || !keyFile) return { problems };
  return { order: { folder, keyFile, appId, version, description, robot, proxy } };
}

function keyProblems(keyFile: string | undefined): Words[] {
  const get = {
    zh: '公众平台 → 开发管理 → 开发设置 → 小程序代码上传 → 生成密钥，并把本机 IP 加入白名单',
    en: 'mp.weixin.qq.com → 开发管理 → 开发设置 → 小程序代码上传: make a key and put your IP on the allow list',
  };
  if (keyFile === undefined)
    return [
      {
        zh: `缺少上传密钥：--key 文件 或 HUIXIANG_WECHAT_UPLOAD_KEY。${get.zh}`,
        en: `no upload key: --key FILE or HUIXIANG_WECHAT_UPLOAD_KEY. ${get.en}`,
      },
    ];
  if (!existsSync(keyFile)) return [{ zh: `没有密钥文件 ${keyFile}`, en: `there is no key file ${keyFile}` }];
  if (!/-----BEGIN (RSA )?PRIVATE KEY-----/.test(readFileSync(keyFile, 'utf8')))
    return [
      {
        zh: `${keyFile} 不是上传密钥（不是 AppSecret）。${get.zh}`,
        en: `${keyFile} is no upload key (which is not the AppSecret). ${get.en}`,
      },
    ];
  return [];
}

/** What to say when there is no built mini-program in the folder; `command` builds it. */
export function missingBuild(folder: string, command: string): Words | undefined {
  if (existsSync(join(folder, 'app.json'))) return undefined;
  return { zh: `没有构建小程序，请运行：${command}`, en: `there is no build; run: ${command}` };
}

/** WeChat would refuse a build that is missing or too large, and members one that calls somebody's own machine. */
function buildProblems(folder: string, publicUrl: string | undefined): Words[] {
  const origin = publicUrl === undefined ? 'https://…' : new URL(publicUrl).origin;
  const again = `VITE_HUIXIANG_SERVER=${origin} npm run build -- --only mp-weixin`;
  const missing = missingBuild(folder, again);
  if (missing !== undefined) return [missing];
  const problems: Words[] = [];
  for (const { root, bytes } of packageSizes(folder)) {
    if (bytes <= PACKAGE_BYTES_MAX) continue;
    const name = root === '' ? 'main' : root;
    const size = (bytes / 1024 / 1024).toFixed(2);
    problems.push({
      zh: `分包 ${name} 有 ${size} MB，上限 2 MB`,
      en: `the package ${name} has ${size} MB, the limit is 2 MB`,
    });
  }
  if (publicUrl === undefined) problems.push({ zh: '没有配置 PUBLIC_URL', en: 'PUBLIC_URL is not set' });
  else if (!mentions(folder, origin))
    problems.push({
      zh: `构建里没有服务器地址 ${origin}，请删除 ${folder} 后运行：${again}`,
      en: `the build does not call ${origin}; delete ${folder} and run: ${again}`,
    });
  return problems;
}

function mentions(folder: string, origin: string): boolean {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).some(
    (entry) =>
      entry.isFile() &&
      entry.name.endsWith('.js') &&
      readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(origin),
  );
}
