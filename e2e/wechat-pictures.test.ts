import type { MiniProgram } from '@huixiang/mini-program-harness';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildMissing } from './src/build-missing.ts';
import { eventually } from './src/eventually.ts';
import { photo } from './src/photo.ts';
import { type RunningServer, startServer } from './src/start-server.ts';
import { control, openPhone, signInByWechat, writeComment } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Place, World } from './src/world.ts';

const HOUR = 3_600_000;
let server: RunningServer;
let world: World;
let place: Place;

beforeAll(async () => {
  [server] = await Promise.all([startServer(), buildMissing('mp-weixin')]);
  world = new World(server.address);
  place = await world.openSpace();
});
afterAll(() => server?.stop());

/** A phone on which the thread is open; `user` is who WeChat says holds it. */
function phoneOf(user: string): Promise<MiniProgram> {
  const { spaceId, postId } = place;
  const launch = { route: 'pkg-thread/thread', query: { spaceId, postId }, scene: 1058 };
  return openPhone(server, user, { answers: { photos: () => [photo] }, launch });
}

const there = (app: MiniProgram, id: string) => eventually(`#${id}`, () => app.exists(id));
const pictureOn = (app: MiniProgram): string | undefined => app.ids().find((id) => /^picture-\d+$/.test(id));
/** WeChat’s verdicts that have not been sent yet. */
const held = async (): Promise<number> => {
  const { pushes } = await control<{ pushes: { state: string }[] }>(server, '/pushes?name=wxa_media_check');
  return pushes.filter(({ state }) => state === 'waiting').length;
};

async function signIn(app: MiniProgram): Promise<void> {
  await there(app, 'composer-open');
  await app.tap('composer-open');
  await signInByWechat(app);
  await eventually('the thread again', () => app.currentPage().route === 'pkg-thread/thread');
  await there(app, 'composer-open');
}

it('a picture appears before other people only after WeChat’s push', async () => {
  await control(server, '/safety', { mediaDelayMs: HOUR }, 'PUT');
  const [author, reader] = [await phoneOf('xiaolin'), await phoneOf('ayue')];
  try {
    await signIn(author);
    await author.tap('composer-open');
    await there(author, 'composer-text');
    await author.input('composer-text', '渡口的新栈桥');
    await author.tap('composer-pictures');
    await eventually('the upload', () => author.text('attached-0-state') === say('pictures.ready'));
    await author.tap('composer-send');
    const picture = await eventually('the picture before its author', () => pictureOn(author));
    expect(author.text(`${picture}-state`)).toBe(say('pictures.checking'));
    await eventually('the question', async () => (await held()) === 1);

    await there(reader, 'thread-new');
    await reader.tap('thread-new');
    await eventually('the comment', () => reader.text().includes('渡口的新栈桥'));
    expect(pictureOn(reader)).toBe(undefined);
    expect((await world.thread(place))[0]?.pictures).toBe(undefined);

    await control(server, '/clock', { advanceMs: HOUR });
    await eventually('the picture before the reader', () => pictureOn(reader) === picture);
    await eventually('the end of the wait', () => !author.exists(`${picture}-state`));
    const [shown] = (await world.thread(place))[0]?.pictures ?? [];
    const bytes = Buffer.from(await (await fetch(server.address + (shown?.full ?? ''))).arrayBuffer());
    // What the phone wrote about itself is not in what others get.
    expect([photo, bytes].map((one) => Buffer.from(one).includes('SecretCamera'))).toEqual([true, false]);
    expect([...author.errors(), ...reader.errors()]).toEqual([]);
  } finally {
    author.close();
    reader.close();
  }
});

it('a picture beside a name takes the place of the letter only after WeChat’s push', async () => {
  await control(server, '/safety', { mediaDelayMs: HOUR }, 'PUT');
  const app = await phoneOf('ayue');
  try {
    await signIn(app);
    await writeComment(app, '带上我的头像');
    const comment = async () => (await world.thread(place)).find(({ text }) => text === '带上我的头像');
    await eventually('the comment', comment);
    await app.navigate('pkg-me/profile');
    await there(app, 'avatar-choose');
    await app.emit('avatar-choose', 'chooseavatar', { avatarUrl: app.addFile(photo) });
    await there(app, 'avatar-next');
    expect(app.text('avatar-next')).toBe(say('avatar.checking'));
    expect((await comment())?.author.avatar).toBe(undefined);
    await eventually('the question', async () => (await held()) === 1);
    await control(server, '/clock', { advanceMs: HOUR });
    const avatar = await eventually('the picture', async () => (await comment())?.author.avatar);
    const reply = await fetch(server.address + avatar);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(app.errors()).toEqual([]);
  } finally {
    app.close();
  }
});
