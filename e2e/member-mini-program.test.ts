import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { findDemoCorner } from './src/demo.ts';
import { recoveryFaults } from './src/failed-pages.ts';
import { memberPages } from './src/member-pages.ts';
import { playScene } from './src/scene.ts';
import { scenePages } from './src/scene-pages.ts';
import { startMiniProgram } from './src/mini-program-driver.ts';
import { expectGone, expectRoute, expectText, expectThere } from './src/expect-app.ts';
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

const WALK_MS = 300_000;

it.each(['failing', 'off'] as const)(
  'whoever opens any page while the network is %s is told so, and sees it when they ask again',
  async (weather) => {
    const world = new World(server.address);
    const pages = [...memberPages(await findDemoCorner(world)), ...scenePages(await playScene(world))];
    expect(await recoveryFaults(pages, (path, as) => startMiniProgram(server, path, as), weather)).toEqual(
      [],
    );
  },
  WALK_MS,
);

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

it('a sheet on a tab page is still open after a look at another tab, and closes by its cross', async () => {
  const world = new World(server.address);
  const app = await startMiniProgram(server, paths.me, await world.member());
  try {
    await expectThere(app, 'me-rename');
    await app.tap('me-rename');
    await expectThere(app, 'rename');
    await app.tab(0);
    await expectRoute(app, 'pages/home/index');
    await app.tab(2);
    await expectThere(app, 'rename');
    await app.tap('rename-close');
    await expectGone(app, 'rename');
  } finally {
    await app.close();
  }
});
