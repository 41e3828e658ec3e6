import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { startMiniProgram } from './src/mini-program-driver.ts';
import { expectScenario } from './src/play.ts';
import { scenarios } from './src/scenarios/index.ts';
import { type RunningServer, startServer } from './src/start-server.ts';

let server: RunningServer;

beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
});
afterAll(() => server?.stop());

describe('the member app as a mini-program', () => {
  it.each(scenarios)('$name', (scenario) =>
    expectScenario(scenario, (path, as) => startMiniProgram(server, path, as), server.address),
  );
});
