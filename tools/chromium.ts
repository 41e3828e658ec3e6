import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export const CHROMIUM_MISSING =
  'The browser tests need Chromium, and none was found on the PATH.\n' +
  'On Debian or Ubuntu: apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji\n' +
  'Elsewhere install Chromium or Chrome and set CHROMIUM_PATH to its program.';

/** The browser that the tests use: `CHROMIUM_PATH`, or the first known name on the PATH; undefined when there is none. */
export function findChromium(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const chosen = env['CHROMIUM_PATH'];
  if (chosen !== undefined && chosen !== '') return isProgram(chosen) ? chosen : undefined;
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
