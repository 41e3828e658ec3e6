import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { startMiniProgram } from './src/mini-program-driver.ts';
import { expectRoute, expectText } from './src/expect-app.ts';
import { expectScenario } from './src/play.ts';
import { scenarios } from './src/scenarios/index.ts';
import { paths } from './src/scenarios/paths.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { say } from './src/words.ts';
import { World } from './src/world.ts';

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

/** What WeChat calls a page that was opened from the moments timeline. */
const SINGLE_PAGE = 1154;

it('opened from the moments timeline, a thread can be read, and whoever wants to act is told where', async () => {
  const world = new World(server.address);
  const place = await world.openSpace();
  const comment = await world.comment(place);
  const app = await startMiniProgram({ address: server.address, scene: SINGLE_PAGE }, paths.thread(place));
  try {
    await expectText(app, `comment-${comment.id}`, comment.text);
    await app.tap(`echo-${comment.id}`);
    await expectText(app, 'toast', say('find.readOnly'));
    await expectRoute(app, 'pkg-thread/thread');
  } finally {
    await app.close();
  }
});
