import { spawn } from 'node:child_process';

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
  return ['--yes', UPLOADER, 'upload', ...what, ...how, ...(proxy === undefined ? [] : ['--proxy', proxy])];
}

/** Runs npx and gives it our terminal. @returns its exit code */
export function runNpx(args: readonly string[]): Promise<number> {
  const npm = process.env['npm_execpath'];
  // Under npm its own file is known, which needs no shell, also on Windows.
  const [command, ...all] =
    npm === undefined ? ['npx', ...args] : [process.execPath, npm, 'exec', '--', ...args.slice(1)];
  const env = npm === undefined ? process.env : { ...process.env, npm_config_yes: 'true' };
  return new Promise((resolve, reject) => {
    const child = spawn(command ?? 'npx', all, { stdio: 'inherit', env });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
