import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { openApp, storageOf } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Place, World } from './src/world.ts';

/** What WeChat calls a page that was opened from Moments. */
const SINGLE_PAGE = 1154;

let server: RunningServer;
let world: World;
let place: Place;
beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
  world = new World(server.address);
  place = await world.openSpace({ name: '桥头' });
});
afterAll(() => server?.stop());

/** A member shares this page to Moments, where somebody else opens it. @returns what stands there, and their phone */
async function passOn(route: string, query: Record<string, number>, ready: string) {
  const app = await openApp(server, { storage: storageOf(place.owner), launch: { route, query } });
  try {
    await eventually('the page', () => app.exists(ready));
    const card = app.shareTimeline() as { title: string; query: string };
    expect(app.errors()).toEqual([]);
    const launch = { route, query: Object.fromEntries(new URLSearchParams(card.query)), scene: SINGLE_PAGE };
    return { card, reader: await openApp(server, { launch }) };
  } finally {
    app.close();
  }
}

it('a thread goes to Moments with its title, and can be read there as a single page', async () => {
  const comment = await world.comment(place);
  const { spaceId, postId, title } = place;
  const { card, reader } = await passOn('pkg-thread/thread', { spaceId, postId }, `comment-${comment.id}`);
  try {
    expect(card.title).toBe(title);
    await eventually('the comment', () => reader.text(`comment-${comment.id}`).includes(comment.text));
    await reader.tap(`echo-${comment.id}`);
    await eventually('the way on', () => reader.text('toast').includes(say('find.readOnly')));
    expect(reader.errors()).toEqual([]);
  } finally {
    reader.close();
  }
});

it('a space goes to Moments with its name, and can be read there as a single page', async () => {
  const { spaceId, postId, title } = place;
  const { card, reader } = await passOn('pkg-thread/space', { spaceId }, `post-${postId}`);
  try {
    expect(card.title).toBe('桥头');
    await eventually('the post', () => reader.text(`post-${postId}`).includes(title));
    expect(reader.errors()).toEqual([]);
  } finally {
    reader.close();
  }
});
