import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Comment, operations, type Picture } from '@huixiang/contract';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recheckWaiting } from '../moderation/recheck-waiting.ts';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { startTestWechat, type TestWechat } from '../testing/test-wechat.ts';
import { sweepPictureFiles, tidyPictures } from './tidy-pictures.ts';
import { look, photo, sendFile, sendPicture } from './testing/pictures.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let w: TestWechat;
let space: TestSpace;
let member: TestMember;
let bytes: Buffer;

beforeAll(async () => {
  // The budget per person is for people.
  w = await startTestWechat({ PUBLIC_URL: 'https://huixiang.example', BUDGET_SCALE: '1000' });
  bytes = await photo();
});
afterAll(() => w.close());
beforeEach(async () => {
  await w.control('PUT', '/safety', { mediaDelayMs: 5 * MINUTE, lexicon: [] });
  space = await TestSpace.open(w.t);
  member = await signInWechat('xiaolin');
});

async function signInWechat(user: string): Promise<TestMember> {
  const body = { code: await w.loginCode(user), terms: 1 };
  const session = await w.t.call(operations.signInWechat, { body });
  return { id: session.member.id, nickname: session.member.nickname, token: session.token };
}
const upload = async (as = member): Promise<Picture> => {
  const { status, body } = await sendPicture(w.t, space.spaceId, as, bytes);
  expect({ status, error: body.error }).toEqual({ status: 200, error: undefined });
  await w.t.app.context.wechat?.settle();
  return body;
};
const post = (
  pictures: readonly { id: number; alt?: string }[],
  as = member,
  key = 'key-0000001',
  text = '看这张',
) =>
  w.t.attempt(operations.postComment, {
    as,
    params: { spaceId: space.spaceId, postId: space.postIds[0]! },
    body: { text, pictures: [...pictures] },
    headers: { 'idempotency-key': key },
  });
let said = 0;
const say = async (
  pictures: readonly { id: number; alt?: string }[],
  as = member,
  text = '看这张',
): Promise<Comment> => {
  said += 1;
  const { status, body } = await post(pictures, as, `key-of-say-${said}`, text);
  expect([status, body.error]).toEqual([200, undefined]);
  return body as unknown as Comment;
};
const seenBy = async (commentId: number): Promise<Picture[]> => {
  const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
  const { items } = await w.t.call(operations.listThread, { params });
  return items.find(({ id }) => id === commentId)?.pictures ?? [];
};
const hiddenOf = async (commentId: number, as = member): Promise<Picture[]> => {
  const query = { ids: String(commentId) };
  const viewer = await w.t.call(operations.getViewer, { as, params: { spaceId: space.spaceId }, query });
  return viewer.pictures.flatMap(({ pictures }) => pictures);
};
const queue = () =>
  w.t.call(operations.listWaitingPictures, { as: space.owner, params: { spaceId: space.spaceId } });
const decide = (pictureId: number, show: boolean, as = space.owner) =>
  w.t.attempt(operations.decidePicture, {
    as,
    params: { spaceId: space.spaceId, pictureId },
    body: { show },
  });
const tidy = () => tidyPictures(w.t.app.context);
/** Whatever is due comes. */
const pushesCome = async (): Promise<void> => {
  await w.control('POST', '/clock', { advanceMs: 0 });
  await w.settle();
};
/** What WeChat was asked about last. */
const lastAsked = async (): Promise<{ url: string; scene: number }> =>
  (await w.control<{ media: { url: string; scene: number }[] }>('GET', '/safety')).media.at(-1)!;
/** The push that was held comes now. */
const verdictComes = async (): Promise<void> => {
  w.t.clock.now += 6 * MINUTE;
  await pushesCome();
};
const judgeAll = (suggest: 'risky' | 'review') =>
  w.control('PUT', '/safety', { lexicon: [{ word: '/api/pictures/', suggest, label: 20_002 }] });
const filesOf = async (spaceId: number): Promise<string[]> =>
  readdir(join(w.t.app.context.config.dataDir, 'pictures', String(spaceId))).catch(() => []);

describe('a picture of a member of the mini-program', () => {
  test('is seen by its author alone until WeChat’s push says that it may be, and by everybody after', async () => {
    const picture = await upload();
    expect(picture).toMatchObject({ state: 'checking', width: 480, height: 640 });
    const comment = await say([{ id: picture.id, alt: '一只杯子' }]);
    expect(comment.pictures).toMatchObject([{ id: picture.id, state: 'checking', alt: '一只杯子' }]);
    expect(await seenBy(comment.id)).toEqual([]);
    expect(await hiddenOf(comment.id)).toMatchObject([{ id: picture.id, state: 'checking' }]);
    expect(await hiddenOf(comment.id, await w.t.signIn('路人'))).toEqual([]);
    expect((await look(w.t, picture.thumb)).status).toBe(200);
    expect((await look(w.t, picture.thumb.split('?')[0]!)).status).toBe(404);

    await verdictComes();
    const [seen] = await seenBy(comment.id);
    expect(seen).toMatchObject({ id: picture.id, state: 'passed', alt: '一只杯子' });
    expect(await hiddenOf(comment.id)).toEqual([]);
    const shown = await look(w.t, seen!.full);
    expect(shown.cache).toBe('private, max-age=2592000, immutable');
    expect(await sharp(shown.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    expect(shown.bytes.includes('Exif')).toBe(false);
  });

  test('is asked about with an address that WeChat can open without a session', async () => {
    await upload();
    const { url, scene } = await lastAsked();
    expect([url.startsWith('https://huixiang.example/api/pictures/'), scene]).toEqual([true, 2]);
    expect(await look(w.t, url.replace('https://huixiang.example', ''))).toMatchObject({ status: 200 });
    w.t.clock.now += 30 * HOUR;
    expect(await look(w.t, url.replace('https://huixiang.example', ''))).toMatchObject({ status: 404 });
  });

  test('changes nothing more when the same verdict comes twice', async () => {
    const comment = await say([{ id: (await upload()).id }]);
    await verdictComes();
    const { pushes } = await w.control<{ pushes: { id: string }[] }>('GET', '/pushes?name=wxa_media_check');
    await w.control('POST', `/pushes/${pushes.at(-1)!.id}/repeat`);
    await w.settle();
    expect(await seenBy(comment.id)).toMatchObject([{ state: 'passed' }]);
  });

  test('is refused when it is risky: nobody sees it, its bytes are gone and its author is told', async () => {
    await judgeAll('risky');
    const picture = await upload();
    const comment = await say([{ id: picture.id }]);
    await verdictComes();
    expect(await seenBy(comment.id)).toEqual([]);
    expect(await hiddenOf(comment.id)).toMatchObject([{ state: 'refused', thumb: '', full: '' }]);
    expect((await look(w.t, picture.thumb)).status).toBe(404);
    expect(await filesOf(space.spaceId)).toEqual([]);
    await w.t.app.context.notices.settle();
    const told = await w.t.call(operations.listNotices, { as: member });
    expect(told.items).toMatchObject([{ kind: 'picture', commentId: comment.id }]);
    expect(await post([{ id: (await uploadRefused()).id }], member, 'key-0000002', '再来一张')).toMatchObject(
      {
        status: 422,
        body: { error: { code: 'HX_PICTURE_REFUSED', field: 'body.pictures' } },
      },
    );
  });
  async function uploadRefused(): Promise<Picture> {
    const picture = await upload();
    await verdictComes();
    return picture;
  }

  test('waits for a moderator when WeChat is not sure; what they show is seen, what they refuse is not', async () => {
    await judgeAll('review');
    const [first, second] = [await upload(), await upload()];
    const comment = await say([{ id: first.id }, { id: second.id }]);
    await verdictComes();
    expect(await seenBy(comment.id)).toEqual([]);
    const { items } = await queue();
    expect(items.map(({ picture, commentId, text }) => [picture.id, commentId, text])).toEqual([
      [first.id, comment.id, '看这张'],
      [second.id, comment.id, '看这张'],
    ]);
    expect((await look(w.t, items[0]!.picture.full)).status).toBe(200);
    expect(await decide(first.id, true, member)).toMatchObject({ status: 403 });
    expect(await decide(first.id, true)).toMatchObject({ status: 200 });
    expect(await decide(second.id, false)).toMatchObject({ status: 200 });
    expect(await decide(second.id, true)).toMatchObject({ status: 404 });
    expect(await seenBy(comment.id)).toMatchObject([{ id: first.id }]);
    expect((await queue()).items).toEqual([]);
    const log = await w.t.call(operations.listModerationActs, {
      as: space.owner,
      params: { spaceId: space.spaceId },
    });
    expect(log.items.map(({ act, commentId }) => [act, commentId])).toEqual([
      ['refuse-picture', comment.id],
      ['show-picture', comment.id],
    ]);
  });

  test('is left to a person when no push came for two hours, and a late push still counts', async () => {
    await w.control('PUT', '/safety', { mediaDelayMs: 3 * HOUR });
    const comment = await say([{ id: (await upload()).id }]);
    w.t.clock.now += 2 * HOUR + MINUTE;
    await tidy();
    expect(await hiddenOf(comment.id)).toMatchObject([{ state: 'person' }]);
    w.t.clock.now += 2 * HOUR;
    await pushesCome();
    expect(await seenBy(comment.id)).toMatchObject([{ state: 'passed' }]);
  });

  test('is asked about again when WeChat was down, and never seen meanwhile', async () => {
    await w.down();
    const comment = await say([{ id: (await upload()).id }]).catch(() => undefined);
    // The words could not be checked either, so they wait as well.
    expect(comment).toMatchObject({ waiting: true, pictures: [{ state: 'checking' }] });
    await w.up();
    w.t.clock.now += 2 * MINUTE;
    member = await signInWechat('xiaolin');
    await tidy();
    await w.t.app.context.wechat?.settle();
    w.t.clock.now += 2 * MINUTE;
    await pushesCome();
    const { items } = await w.t.call(operations.listMyWaiting, {
      as: member,
      query: { spaceId: space.spaceId },
    });
    expect(items[0]?.pictures).toMatchObject([{ state: 'passed' }]);
    await recheckWaiting(w.t.app.context);
    const params = { spaceId: space.spaceId, postId: space.postIds[0]! };
    const thread = await w.t.call(operations.listThread, { params });
    expect(thread.items).toMatchObject([{ text: '看这张', pictures: [{ state: 'passed' }] }]);
  });
});

describe('a picture of somebody whom WeChat does not know', () => {
  test('waits for a person', async () => {
    const stranger = await w.t.signIn('网页来客');
    const picture = await upload(stranger);
    expect(picture.state).toBe('person');
    const comment = await say([{ id: picture.id }], stranger);
    expect(await seenBy(comment.id)).toEqual([]);
    await decide(picture.id, true);
    expect(await seenBy(comment.id)).toMatchObject([{ id: picture.id, state: 'passed' }]);
  });
});

test('a moderator does not decide about a picture of their own while somebody else could', async () => {
  const picture = await upload(space.owner);
  await say([{ id: picture.id }], space.owner);
  const other = await w.t.signIn('另一位版主');
  const params = { spaceId: space.spaceId, memberId: other.id };
  await w.t.call(operations.setRole, { as: space.owner, params, body: { role: 'moderator' } });
  const own = await decide(picture.id, true);
  expect(own).toMatchObject({ status: 403, body: { error: { code: 'HX_OWN_CASE' } } });
  expect(await decide(picture.id, true, other)).toMatchObject({ status: 200 });
});

describe('what is refused, in words', () => {
  test('no file, no picture, too many bytes, too many pictures, somebody else’s', async () => {
    const empty = await w.t.attempt(operations.uploadPicture, {
      as: member,
      params: { spaceId: space.spaceId },
    });
    expect(empty).toMatchObject({ status: 400, body: { error: { code: 'HX_PICTURE_MISSING' } } });
    const send = (file: Buffer) => sendPicture(w.t, space.spaceId, member, file);
    expect(await send(Buffer.from('<svg/>'))).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_PICTURE_FORM' } },
    });
    for (const size of [10 * 1024 * 1024 + 1, 12 * 1024 * 1024])
      expect(await send(Buffer.alloc(size))).toMatchObject({
        status: 413,
        body: { error: { code: 'HX_PICTURE_TOO_LARGE' } },
      });
    const theirs = await upload(await w.t.signIn('别人'));
    expect(await post([{ id: theirs.id }])).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_PICTURE_GONE' } },
    });
    const four = [1, 2, 3, 4].map((id) => ({ id }));
    expect(await post(four)).toMatchObject({ status: 400, body: { error: { code: 'HX_BODY_INVALID' } } });
  });

  test('more than thirty pictures that stand in nothing', async () => {
    const hoarder = await w.t.signIn('囤图的人');
    const rows = `INSERT INTO pictures (space_id, picture_id, author_id, key, width, height, state, created_at)
      SELECT ${space.spaceId}, n, ${hoarder.id}, 'k', 1, 1, 'person', 1 FROM generate_series(1, 30) n`;
    await w.t.database.pool.query(rows);
    expect(await sendPicture(w.t, space.spaceId, hoarder, bytes)).toMatchObject({
      status: 429,
      body: { error: { code: 'HX_TOO_MANY' } },
    });
  });

  test('a file sent to where none is taken', async () => {
    const path = operations.setListening.path;
    expect(await sendFile(w.t, operations.setListening, { as: member, path, bytes })).toMatchObject({
      status: 415,
      body: { error: { code: 'HX_MEDIA_TYPE' } },
    });
  });

  test('what its words for others say is checked like the text', async () => {
    await w.control('PUT', '/safety', { lexicon: [{ word: '骂人', suggest: 'risky', label: 20_003 }] });
    const { id } = await upload();
    expect(await post([{ id, alt: '骂人的话' }])).toMatchObject({
      body: { error: { code: 'HX_TEXT_REFUSED' } },
    });
  });

  test('sending again what was sent makes no second comment and loses no picture', async () => {
    const { id } = await upload();
    const [first, again] = [await post([{ id }]), await post([{ id }])];
    expect(again.body).toMatchObject({ id: (first.body as unknown as Comment).id, pictures: [{ id }] });
  });
});

describe('the bytes go', () => {
  test('of what was added to no comment, after a day', async () => {
    const { id } = await upload();
    expect(await filesOf(space.spaceId)).toEqual([`${id}.full.jpg`, `${id}.thumb.jpg`]);
    w.t.clock.now += 23 * HOUR;
    await tidy();
    expect(await filesOf(space.spaceId)).toHaveLength(2);
    w.t.clock.now += 2 * HOUR;
    await tidy();
    expect(await filesOf(space.spaceId)).toEqual([]);
    expect(await post([{ id }])).toMatchObject({ body: { error: { code: 'HX_PICTURE_GONE' } } });
  });

  test('with the comment that its author takes back; of one removed by a moderator when nobody objects', async () => {
    const passed = async (text: string) => {
      const comment = await say([{ id: (await upload()).id }], member, text);
      await verdictComes();
      return { id: comment.id, full: (await seenBy(comment.id))[0]!.full };
    };
    const own = await passed('先是这张');
    const params = (commentId: number) => ({ spaceId: space.spaceId, commentId });
    await w.t.call(operations.deleteComment, { as: member, params: params(own.id) });
    expect([(await look(w.t, own.full)).status, await filesOf(space.spaceId)]).toEqual([404, []]);

    const removed = await passed('然后那张');
    await w.t.call(operations.deleteComment, { as: space.owner, params: params(removed.id) });
    await tidy();
    expect((await look(w.t, removed.full)).status).toBe(404);
    expect(await filesOf(space.spaceId)).toHaveLength(2);
    w.t.clock.now += 31 * 24 * HOUR;
    await tidy();
    expect(await filesOf(space.spaceId)).toEqual([]);
  });

  test('that no row speaks of', async () => {
    const { id } = await upload();
    await w.t.app.context.pictures.put({ spaceId: space.spaceId, pictureId: 5 }, 'full', bytes);
    await sweepPictureFiles(w.t.app.context);
    expect(await filesOf(space.spaceId)).toEqual([`${id}.full.jpg`, `${id}.thumb.jpg`]);
  });

  test('of everything that somebody showed who leaves, also where their words stay', async () => {
    const leaver = await w.t.signIn('要走的人');
    const comment = await say([{ id: (await upload(leaver)).id }], leaver);
    await sendFile(w.t, operations.uploadAvatar, { as: leaver, bytes });
    const exported = await w.t.call(operations.exportMyData, { as: leaver });
    expect(JSON.stringify(exported)).toContain(String(comment.id));
    const mine = `SELECT picture_id FROM pictures WHERE author_id = ${leaver.id}`;
    expect((await w.t.database.pool.query(mine)).rows).toHaveLength(2);
    await w.t.call(operations.eraseMe, { as: leaver, body: { words: 'keep', nickname: '要走的人' } });
    expect((await w.t.database.pool.query(mine)).rows).toEqual([]);
    expect([await filesOf(space.spaceId), await filesOf(0)]).toEqual([[], []]);
    expect(await seenBy(comment.id)).toEqual([]);
  });
});

describe('the picture beside a name', () => {
  const setAvatar = (as: TestMember) => sendFile(w.t, operations.uploadAvatar, { as, bytes });
  const avatarOf = async (as: TestMember): Promise<string | undefined> =>
    (await w.t.call(operations.getSession, { as })).member?.avatar;

  test('is shown once WeChat let it pass, as scene 1, and the former one until then', async () => {
    await setAvatar(member);
    await w.t.app.context.wechat?.settle();
    expect((await lastAsked()).scene).toBe(1);
    expect(await avatarOf(member)).toBe(undefined);
    await verdictComes();
    const first = await avatarOf(member);
    expect((await look(w.t, first!)).status).toBe(200);

    await setAvatar(member);
    expect(await avatarOf(member)).toBe(first);
    expect(await w.t.call(operations.getAvatar, { as: member })).toMatchObject({
      shown: first,
      next: { state: 'checking' },
    });
    await w.t.app.context.wechat?.settle();
    await verdictComes();
    const second = await avatarOf(member);
    expect(second).not.toBe(first);
    expect((await look(w.t, first!)).status).toBe(404);
    await w.t.call(operations.dropAvatar, { as: member });
    expect([await avatarOf(member), (await look(w.t, second!)).status]).toEqual([undefined, 404]);
  });

  test('of whom WeChat does not know is decided where they have written', async () => {
    const writer = await w.t.signIn('写字的人');
    const comment = await space.comment({ as: writer });
    expect((await setAvatar(writer)).body).toMatchObject({ next: { state: 'person' } });
    const { items } = await queue();
    expect(items).toMatchObject([{ kind: 'avatar', author: { id: writer.id }, commentId: null }]);
    const elsewhere = await TestSpace.open(w.t);
    const params = { spaceId: elsewhere.spaceId, pictureId: items[0]!.picture.id };
    const refused = await w.t.attempt(operations.decidePicture, {
      as: elsewhere.owner,
      params,
      body: { show: true },
    });
    expect(refused.status).toBe(404);
    await decide(items[0]!.picture.id, true);
    const shown = await w.t.call(operations.getComment, {
      params: { spaceId: space.spaceId, commentId: comment },
    });
    expect(shown.author.avatar).toMatch(/^\/api\/pictures\/0\//);
  });
});
