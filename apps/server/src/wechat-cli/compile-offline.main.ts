import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** What is used of miniprogram-ci, which brings no types. */
interface Compiler {
  readonly Project: new (options: Readonly<Record<string, unknown>>) => object;
  readonly getCompiledResult: (
    options: Readonly<Record<string, unknown>>,
  ) => Promise<Readonly<Record<string, unknown>>>;
}

/** Limits that WeChat's server would tell of the account: megabytes, numbers of pages and packages, kilobytes of an icon. */
const ACCOUNT = {
  platform: false,
  appType: 0,
  isSandbox: false,
  released: false,
  gameApp: false,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxSubPackageLimit: 100,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
    minifyWXSS: true,
  },
};
const SETTING = { es6: true, minify: true, minifyWXML: true, minifyWXSS: true };

/**
 * Compiles a built mini-program with WeChat's own compiler, without an account and without WeChat's servers. Runs under
 * `npm exec --package=miniprogram-ci@…`, which puts the package's folder on the PATH.
 */
async function compile(folder: string): Promise<number> {
  const { Project, getCompiledResult } = findCompiler(process.env['PATH'] ?? '');
  const temporary = mkdtempSync(join(tmpdir(), 'huixiang-compile-'));
  try {
    // It wants a key before it begins. Nobody registered this one, and nothing is sent.
    const privateKeyPath = join(temporary, 'key');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(privateKeyPath, privateKey.export({ type: 'pkcs1', format: 'pem' }));
    class UnregisteredProject extends Project {
      attr(): Promise<typeof ACCOUNT> {
        return Promise.resolve(ACCOUNT);
      }
    }
    const project = new UnregisteredProject({
      appid: 'wx0000000000000000',
      type: 'miniProgram',
      projectPath: folder,
      privateKeyPath,
      ignores: [],
    });
    const files = await getCompiledResult({ project, version: '0.0.0', setting: SETTING });
    return Object.keys(files).length;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function findCompiler(path: string): Compiler {
  const found = path
    .split(delimiter)
    .map((bin) => join(dirname(bin), 'miniprogram-ci', 'package.json'))
    .find((file) => existsSync(file));
  if (found === undefined) throw new Error('Run it by: npm run wechat -- compile');
  return createRequire(found)('miniprogram-ci') as Compiler;
}

try {
  const files = await compile(process.argv[2] ?? '');
  console.log(`\n${files} files were compiled.`);
  // It leaves processes of its own behind, which would keep this one.
  process.exit(files > 0 ? 0 : 1);
} catch (error) {
  console.error(error);
  process.exit(1);
}
