import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { root } from './root.ts';

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
  const found = await promisify(execFile)(process.execPath, ['tools/find-chromium.ts'], { cwd: root });
  return chromium.launch({ executablePath: found.stdout, headless: true, args: FLAGS });
}

/** What a browser failed to load because a scenario wanted it so, or because the server refused an act. */
const EXPECTED =
  /^Failed to load resource:|Unable to preload CSS for |Failed to fetch dynamically imported module/;

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
