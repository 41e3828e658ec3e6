import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
/** Without these Chromium looks for its vendor's hosts at every start. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts the browser that `CHROMIUM_PATH` names, or the first one on the PATH.
 * @throws Error naming the packages to install when there is none
 */
export async function openBrowser(): Promise<Browser> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const known = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const chosen = process.env['CHROMIUM_PATH'] || known.find(isProgram);
  if (chosen === undefined || !isProgram(chosen)) {
    throw new Error(
      'The browser tests need Chromium: apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji, ' +
        'or set CHROMIUM_PATH to the program.',
    );
  }
  return chromium.launch({ executablePath: chosen, headless: true, args: FLAGS });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What a browser failed to load because a scenario wanted it so, or because the server refused an act. */
const EXPECTED = /^Failed to load resource:/;

/** Notes what pages of this context must not do: ask another server for anything, or report an error. */
export function watchPages(context: BrowserContext, address: string): () => readonly string[] {
  const problems: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    const isOwn = url.origin === address || url.protocol === 'data:' || url.protocol === 'blob:';
    if (!isOwn) problems.push(`asked ${url.origin} for ${url.pathname}`);
  });
  context.on('console', (message) => {
    if (message.type() === 'error' && !EXPECTED.test(message.text()))
      problems.push(`console: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`error: ${error.error().message}`));
  return () => problems;
}
