import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from './src/eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from './src/expect-app.ts';
import { startH5 } from './src/h5-driver.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { say } from './src/words.ts';
import { World } from './src/world.ts';

/** More stops than any page of this walk has. */
const STOPS_MAX = 40;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];

beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
});
afterAll(() => close?.());

/** The id of what has the focus; of the wrapper where it is a field. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.closest('[id]')?.id);

/** What has the focus, when no ring shows it or when it is out of sight; empty when both are right. */
function unseen(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const { top, bottom, left, right, width } = at.getBoundingClientRect();
    const faults = [
      ...(outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 ? [] : ['has no ring']),
      ...(width > 0 && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth
        ? []
        : ['is out of sight']),
    ];
    return faults.length === 0 ? '' : `${at.closest('[id]')?.id ?? at.outerHTML}: ${faults.join(', ')}`;
  });
}

/** Goes on by one key until the element has the focus; every stop on the way can be seen. */
async function keyTo(page: Page, id: string, key = 'Tab'): Promise<void> {
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    await page.keyboard.press(key);
    expect(await unseen(page)).toBe('');
    if ((await focused(page)) === id) return;
  }
  throw new Error(`#${id} is not among the first ${STOPS_MAX} stops`);
}

const focusAt = (page: Page, id: string): Promise<boolean> =>
  eventually(`the focus on #${id}`, async () => (await focused(page)) === id);

it('by keys alone a comment is reached, echoed, answered and looked into, and the focus is always where it was', async () => {
  const world = new World(server.address);
  const place = await world.openSpace();
  const comment = await world.comment(place, { text: '茶凉了再续一杯。' });
  await world.comment(place);
  const app = await startH5(
    { browser, address: server.address },
    paths.thread(place),
    await world.member('只用键盘的人'),
  );
  const { page } = app;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await expectThere(app, `echo-${comment.id}`);

  await keyTo(page, `echo-${comment.id}`);
  await press('Enter');
  await expectText(app, `echo-${comment.id}-count`, /^1$/);
  await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
  // A press within the same moment would count as the same press.
  await eventually('the echo to be taken back', async () => {
    if ((await app.attribute(`echo-${comment.id}`, 'aria-pressed')) === 'true') await press(' ');
    return (await world.counts(comment)).raw === 0;
  });
  await expectText(app, `echo-${comment.id}-count`, /^0$/);
  await focusAt(page, `echo-${comment.id}`);

  await keyTo(page, `reply-${comment.id}`, 'Shift+Tab');
  await press('Enter');
  await focusAt(page, 'composer-text');
  await page.keyboard.type('Half a thought');
  await press('Escape');
  await expectGone(app, 'composer');
  await focusAt(page, `reply-${comment.id}`);
  await press(' ');
  await focusAt(page, 'composer-text');
  await press('Control+a');
  await page.keyboard.type('A whole one, 续满了。');
  await keyTo(page, 'composer-send');
  await press('Enter');
  await expectGone(app, 'composer');
  const [reply] = await world.replies(comment);
  expect(reply?.text).toBe('A whole one, 续满了。');
  await expectText(app, `comment-${reply!.id}`, '续满了');
  await eventually('the reply in view', () =>
    page.evaluate((id) => {
      const { top, bottom } = document.getElementById(id)!.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }, `comment-${reply!.id}`),
  );
  await focusAt(page, `reply-${comment.id}`);
  expect(await unseen(page)).toBe('');

  await keyTo(page, `more-${comment.id}`, 'Shift+Tab');
  await press('Enter');
  await keyTo(page, 'menu-growth');
  await press('Enter');
  await expectRoute(app, 'pkg-mine/comment');
  await expectThere(app, 'my-comment-open');
  await press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    say('common.back'),
  );
  expect(await unseen(page)).toBe('');
  await press('Enter');
  await expectRoute(app, 'pkg-thread/thread');
  await focusAt(page, `more-${comment.id}`);

  await keyTo(page, 'order-resonance', 'Shift+Tab');
  await press('ArrowRight');
  await focusAt(page, 'order-newest');
  await press('Enter');
  await eventually(
    'the other order',
    async () => (await app.attribute('order-newest', 'aria-selected')) === 'true',
  );
  await focusAt(page, 'order-newest');
  await press('ArrowLeft');
  await focusAt(page, 'order-resonance');
  expect(app.problems()).toEqual([]);
  await app.close();
});
