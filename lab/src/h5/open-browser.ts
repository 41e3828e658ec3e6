import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

const repository = resolve(import.meta.dirname, '../../..');

/**
 * Starts the browser that `CHROMIUM_PATH` names, or the first one on the PATH.
 * @throws Error naming the packages to install when there is none
 */
export async function openBrowser(): Promise<Browser> {
  const found = await promisify(execFile)(process.execPath, ['tools/find-chromium.ts'], { cwd: repository });
  return chromium.launch({
    executablePath: found.stdout,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
  });
}
