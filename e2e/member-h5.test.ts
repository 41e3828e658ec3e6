import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { buildMissing } from './src/build-missing.ts';
import { startH5 } from './src/h5-driver.ts';
import { expectScenario } from './src/play.ts';
import { scenarios } from './src/scenarios/index.ts';
import { type RunningServer, startServer } from './src/start-server.ts';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  // The server serves what is built when it starts.
  await buildMissing('h5');
  server = await startServer();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('the member app in a browser', () => {
  it.each(scenarios)('$name', (scenario) =>
    expectScenario(
      scenario,
      (path, as) => startH5({ browser, address: server.address }, path, as),
      server.address,
    ),
  );
});
