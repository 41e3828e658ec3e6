import type { Browser } from 'playwright-core';
import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { expectGone, expectText } from './src/expect-app.ts';
import { type Device, type H5Driver, startH5 } from './src/h5-driver.ts';
import { type SeededServer, startSeededServer } from './src/long-thread.ts';
import { startMiniProgram } from './src/mini-program-driver.ts';
import { expectAccessible } from './src/page-audit.ts';
import { unfit } from './src/page-faults.ts';
import { paths } from './src/scenarios/paths.ts';
import { passAll } from './src/scene-pages.ts';
import { say } from './src/words.ts';
import { type Actor, atAnyHour, type Place, World } from './src/world.ts';

/** What a listener is told at the end of a deck: answers are given, a week goes by in the store, and the server's own round tells. */
const WEEK_MS = 7 * 24 * 3_600_000;
const NARROW: Device = { width: 320, theme: 'light', language: 'en', textScale: 1.5 };

let seeded: SeededServer;
let browser: Browser;
let address: string;
let world: World;
let listener: Actor;
let place: Place;
let echoedId: number;

beforeAll(async () => {
  browser = await openBrowser();
  [seeded] = await Promise.all([startSeededServer(), buildMissing('h5', 'mp-weixin')]);
  const before = new World(seeded.address);
  ({ listener, place } = await before.listener());
  await listener.call(operations.setListening, { body: { ...atAnyHour, on: true } });
  const settings = await listener.call(operations.getNoticeSettings);
  await listener.call(operations.setNoticeSettings, { body: { ...settings, quietFrom: 0, quietTo: 0 } });
  await answerFirst(before);
  await seeded.pool.query('UPDATE cards SET answered_at = answered_at - $2 WHERE member_id = $1', [
    listener.id,
    WEEK_MS,
  ]);
  ({ address } = await seeded.restart());
  world = new World(address);
  await eventually('the word of thanks', () =>
    seen(`SELECT FROM thank_yous WHERE member_id = $1 AND told_at IS NOT NULL`),
  );
});
afterAll(async () => {
  await browser?.close();
  await seeded?.stop();
});

/** Two comments that nobody else has answered: one is echoed, one is passed. */
async function answerFirst(before: World): Promise<void> {
  for (const answer of ['pass', 'echo'] as const) {
    const { id: commentId, spaceId } = await before.comment(place);
    echoedId = commentId;
    await listener.call(operations.dealDeck, { body: { spaceId } });
    await listener.call(operations.answerCard, { params: { spaceId, commentId }, body: { answer } });
  }
}

/** Whether the listener has one such row. The demo's own members answered last week as well, and are thanked in the same round. */
async function seen(query: string): Promise<boolean> {
  return (await seeded.pool.query(query, [listener.id])).rowCount === 1;
}

async function onH5(device?: Device): Promise<H5Driver> {
  await world.comment(place);
  const phone = device === undefined ? { browser, address } : { browser, address, device };
  return startH5(phone, paths.listen, listener);
}

it('a week later, at the end of a deck, the member reads in true numbers what became of their answers', async () => {
  const app = await onH5();
  try {
    await passAll(app);
    await expectText(app, 'deck-thanks', say('notices.thanks.first', { n: 2, m: 1 }));
    await expectAccessible(app.page, 'the word of thanks (light)');
    await app.page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(app.page, 'the word of thanks (dark)');
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});

it('in large English text it fits a narrow screen', async () => {
  const app = await onH5(NARROW);
  try {
    await passAll(app);
    await expectText(app, 'deck-thanks', /2 comments/);
    expect(await unfit(app.page)).toEqual([]);
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});

it('the mini-program says the same, and nothing more once it was read among the news', async () => {
  await world.comment(place);
  const app = await startMiniProgram({ address }, paths.listen, listener);
  try {
    await passAll(app);
    await expectText(app, 'deck-thanks', say('notices.thanks.first', { n: 2, m: 1 }));
    await app.open(paths.notices);
    await expectText(app, `notice-${echoedId}-thanks`, say('notices.thanks.first', { n: 2, m: 1 }));
    await eventually('the news to be read', () =>
      seen(`SELECT FROM notices WHERE member_id = $1 AND kind = 'thanks' AND seen_total = total`),
    );
    await world.comment(place);
    await app.open(paths.listen);
    await passAll(app);
    await expectGone(app, 'deck-thanks');
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});
