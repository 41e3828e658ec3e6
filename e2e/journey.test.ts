import { limits, operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startConsole } from './src/console-browser.ts';
import { findDemoCorner } from './src/demo.ts';
import type { Driver } from './src/driver.ts';
import { eventually } from './src/eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from './src/expect-app.ts';
import { startH5 } from './src/h5-driver.ts';
import { listenUntil } from './src/listen-until.ts';
import { write } from './src/scenarios/composing.ts';
import { paths, tabs } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { atAnyHour, World } from './src/world.ts';
import { say } from './src/words.ts';

/**
 * More cards than this before the one that is waited for would mean that who fits does not hear first. Three decks, because
 * one card in five goes by a draw. (To somebody of whom nothing is known, the two dozen comments that are as new in the
 * demo come just as well.)
 */
const CARDS_MAX = 3 * limits.deckSize - 1;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5', 'console'));
});
afterAll(() => close?.());

/** Agrees to listen, and says what about. */
async function optInFor(app: Driver, interest: string): Promise<void> {
  await app.tab(tabs.listen);
  await expectThere(app, 'listen-opt-in');
  await app.tap('listen-opt-in');
  await expectThere(app, 'interest-text');
  await app.input('interest-text', interest);
  await app.tap('interest-add');
  await app.tap('welcome-next');
  await expectThere(app, 'part-dawn');
  await app.tap('welcome-leave');
  await expectRoute(app, 'pages/listen/index');
  await expectThere(app, 'deck-open');
}

it('a comment travels from written to heard', async () => {
  const world = new World(server.address);
  const { owner, space, post } = await findDemoCorner(world);
  const place = { spaceId: space.id, postId: post.id, title: post.title, owner };
  const listener = await world.member('听的人');
  await listener.call(operations.setListening, { body: atAnyHour });
  const text = '第一次养，叶子黄了一半，还有救吗？';

  const desk = await startConsole({ browser, address: server.address }, { as: owner });
  const author = await startH5(
    { browser, address: server.address },
    paths.thread(place),
    await world.member('写的人'),
  );
  const reader = await startH5({ browser, address: server.address }, paths.home, listener);
  try {
    // The owner has the whole inbox open.
    await desk.open(`/spaces/${space.id}/inbox`);
    await desk.page.getByText('实时更新中').waitFor();
    await desk.page.locator('.row').first().waitFor();
    const more = desk.page.getByRole('button', { name: '加载更多' });
    await eventually('the end of the inbox', async () => {
      if (!(await more.isVisible())) return true;
      if (await more.isEnabled()) await more.click({ timeout: 1_000 });
      return false;
    });

    await write(author, 'composer-open', text);
    await author.tap('composer-send');
    await expectGone(author, 'composer');
    const [comment] = await world.thread(place);
    expect(comment?.text).toBe(text);

    // The author opens the page of the comment and leaves it open to the end.
    await author.open(paths.myComment(comment!));
    await expectText(author, 'figure-raw', /^0$/);
    await expectThere(author, 'live-mark');
    await author.page.evaluate(() => Object.assign(globalThis, { untouched: true }));

    // The owner sees it come in.
    await desk.page.locator('.row').filter({ hasText: text }).waitFor();

    // Somebody who is willing to listen, and whom it fits, is dealt it and echoes.
    await optInFor(reader, '叶子');
    await listenUntil(reader, text, CARDS_MAX);
    await reader.tap('deck-echo');
    await expectText(reader, 'deck-revealed', say('listen.revealFirst'));

    // The author sees the echo arrive, with where it came from.
    await expectText(author, 'figure-raw', /^1$/);
    await expectText(author, 'figure-organic', /^0$/);
    await expectText(
      author,
      'growth-sentence',
      // However long it took to find the card.
      new RegExp(
        say('mine.curveSentence', { minutes: 'N', raw: 1, counted: 1, organic: 0 }).replace('N', '[1-9]'),
      ),
    );
    await expectText(author, 'from-list', say('provenance.dealt-card'));
    await expectText(author, 'heard-by', say('mine.heardBy', { n: 1 }));

    // The owner answers, and the author sees the answer.
    await desk.page.locator('.row').filter({ hasText: text }).click();
    await desk.page.getByLabel('回应 写的人').fill('剪掉黄的，少浇水，半个月就缓过来了。');
    await desk.page.getByRole('button', { name: '发送回应' }).click();
    await desk.page.getByText('已回应 写的人').waitFor();
    const [reply] = await world.replies(comment!);
    await expectText(author, `my-reply-${reply?.id}`, '剪掉黄的，少浇水');

    expect(await author.page.evaluate(() => 'untouched' in globalThis)).toBe(true);
    await expectRoute(author, 'pkg-mine/comment');
    expect([...author.problems(), ...reader.problems(), ...desk.problems()]).toEqual([]);
  } finally {
    await Promise.all([desk.close(), author.close(), reader.close()]);
  }
});
