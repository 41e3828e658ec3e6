import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * WeChat's own uploader. It is no dependency of ours: MIT, alive, but 15 MB and 1,086 packages that only a deployer needs. npx
 * fetches exactly this version at the first upload.
 */
export const UPLOADER = 'miniprogram-ci@2.1.42';

export interface UploadOrder {
  readonly folder: string;
  readonly keyFile: string;
  readonly appId: string;
  readonly version: string;
  readonly description: string;
  /** 1–30, which of the console's upload robots it counts as. */
  readonly robot: number;
  readonly proxy: string | undefined;
}

/** The arguments of `npx`. */
export function uploadArguments(order: UploadOrder): string[] {
  const { folder, keyFile, appId, version, description, robot, proxy } = order;
  const what = ['--pp', folder, '--pkp', keyFile, '--appid', appId, '--uv', version, '--ud', description];
  const how = ['-r', String(robot), '--use-project-config', 'true'];
  return [
    '--yes',
    '--',
    UPLOADER,
    'upload',
    ...what,
    ...how,
    ...(proxy === undefined ? [] : ['--proxy', proxy]),
  ];
}

/** The arguments of `npx` that compile the build in `folder` with WeChat's own compiler: no account, no key, nothing sent. */
export function compileArguments(folder: string): string[] {
  const program = join(import.meta.dirname, 'compile-offline.main.ts');
  return ['--yes', `--package=${UPLOADER}`, '--', process.execPath, program, folder];
}

/** Runs npx and gives it our terminal. @returns its exit code */
export function runNpx(args: readonly string[]): Promise<number> {
  const npm = process.env['npm_execpath'];
  // Under npm its own file is known, which needs no shell, also on Windows.
  const [command, ...all] = npm === undefined ? ['npx', ...args] : [process.execPath, npm, 'exec', ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command ?? 'npx', all, { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
