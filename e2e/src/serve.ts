import type { Browser } from 'playwright-core';
import { openBrowser } from './browser.ts';
import { buildMissing } from './build-missing.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** A running server, and a browser to look at what it serves. */
export interface Served {
  readonly browser: Browser;
  readonly server: RunningServer;
  readonly close: () => Promise<void>;
}

/** Opens a browser, and starts a server with the demo once these targets are built: it serves what is there when it starts. */
export async function serve(...targets: readonly string[]): Promise<Served> {
  const browser = await openBrowser();
  try {
    await buildMissing(...targets);
    const server = await startServer();
    const close = async (): Promise<void> => {
      await browser.close();
      await server.stop();
    };
    return { browser, server, close };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
