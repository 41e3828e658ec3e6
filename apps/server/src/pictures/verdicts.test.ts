import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { recheckWaiting } from '../moderation/recheck-waiting.ts';
import { HOUR, MINUTE, PictureBed } from './testing/picture-bed.ts';
import { readPicture } from './testing/picture-files.ts';
import { look } from './testing/pictures.ts';

let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

describe('a picture of a member of the mini-program', () => {
  test('is seen by its author alone until WeChat’s push says that it may be, and by everybody after', async () => {
    const picture = await bed.upload();
    expect(picture).toMatchObject({ state: 'checking', width: 480, height: 640 });
    const comment = await bed.say([{ id: picture.id, alt: '一只杯子' }]);
    expect(comment.pictures).toMatchObject([{ id: picture.id, state: 'checking', alt: '一只杯子' }]);
    expect(await bed.seenBy(comment.id)).toEqual([]);
    expect(await bed.hiddenOf(comment.id)).toMatchObject([{ id: picture.id, state: 'checking' }]);
    expect(await bed.hiddenOf(comment.id, await bed.w.t.signIn('路人'))).toEqual([]);
    expect((await look(bed.w.t, picture.thumb)).status).toBe(200);
    expect((await look(bed.w.t, picture.thumb.split('?')[0]!)).status).toBe(404);

    await bed.verdictComes();
    const [seen] = await bed.seenBy(comment.id);
    expect(seen).toMatchObject({ id: picture.id, state: 'passed', alt: '一只杯子' });
    expect(await bed.hiddenOf(comment.id)).toEqual([]);
    const shown = await look(bed.w.t, seen!.full);
    expect(shown.cache).toBe('private, max-age=2592000, immutable');
    expect(readPicture(shown.bytes)).toMatchObject({ format: 'jpeg', width: 480, height: 640 });
    expect(shown.bytes.includes('Exif')).toBe(false);
  });

  test('is asked about with an address that WeChat can open without a session', async () => {
    await bed.upload();
    const { url = '', scene } = (await bed.lastAsked()) ?? {};
    expect([url.startsWith('https://huixiang.example/api/pictures/'), scene]).toEqual([true, 2]);
    expect(await look(bed.w.t, url.replace('https://huixiang.example', ''))).toMatchObject({ status: 200 });
    bed.w.t.clock.now += 30 * HOUR;
    expect(await look(bed.w.t, url.replace('https://huixiang.example', ''))).toMatchObject({ status: 404 });
  });

  test('changes nothing more when the same verdict comes twice', async () => {
    const comment = await bed.say([{ id: (await bed.upload()).id }]);
    await bed.verdictComes();
    const { pushes } = await bed.w.control<{ pushes: { id: string }[] }>(
      'GET',
      '/pushes?name=wxa_media_check',
    );
    await bed.w.control('POST', `/pushes/${pushes.at(-1)!.id}/repeat`);
    await bed.w.settle();
    expect(await bed.seenBy(comment.id)).toMatchObject([{ state: 'passed' }]);
  });

  test('is refused when it is risky: nobody sees it, its addresses open nothing and its author is told', async () => {
    await bed.judgeAll('risky');
    const picture = await bed.upload();
    const comment = await bed.say([{ id: picture.id }]);
    await bed.verdictComes();
    expect(await bed.seenBy(comment.id)).toEqual([]);
    expect(await bed.hiddenOf(comment.id)).toMatchObject([
      { state: 'refused', thumb: '', full: '', appeal: 'may' },
    ]);
    expect((await look(bed.w.t, picture.thumb)).status).toBe(404);
    await bed.w.t.app.context.notices.settle();
    const told = await bed.w.t.call(operations.listNotices, { as: bed.member });
    expect(told.items).toMatchObject([{ kind: 'picture', commentId: comment.id }]);
  });

  test('waits for a moderator when WeChat is not sure; what they show is seen, what they refuse is not', async () => {
    await bed.judgeAll('review');
    const [first, second] = [await bed.upload(), await bed.upload()];
    const comment = await bed.say([{ id: first.id }, { id: second.id }]);
    await bed.verdictComes();
    expect(await bed.seenBy(comment.id)).toEqual([]);
    const { items } = await bed.queue();
    expect(items.map(({ picture, commentId, text }) => [picture.id, commentId, text])).toEqual([
      [first.id, comment.id, '看这张'],
      [second.id, comment.id, '看这张'],
    ]);
    expect((await look(bed.w.t, items[0]!.picture.full)).status).toBe(200);
    expect(await bed.decide(first.id, true, bed.member)).toMatchObject({ status: 403 });
    expect(await bed.decide(first.id, true)).toMatchObject({ status: 200 });
    expect(await bed.decide(second.id, false)).toMatchObject({ status: 200 });
    expect(await bed.decide(second.id, true)).toMatchObject({ status: 404 });
    expect(await bed.seenBy(comment.id)).toMatchObject([{ id: first.id }]);
    expect((await bed.queue()).items).toEqual([]);
    const log = await bed.w.t.call(operations.listModerationActs, {
      as: bed.space.owner,
      params: { spaceId: bed.space.spaceId },
    });
    expect(log.items.map(({ act, commentId }) => [act, commentId])).toEqual([
      ['refuse-picture', comment.id],
      ['show-picture', comment.id],
    ]);
  });

  test('is left to a person when no push came for two hours, and a late push still counts', async () => {
    await bed.w.control('PUT', '/safety', { mediaDelayMs: 3 * HOUR });
    const comment = await bed.say([{ id: (await bed.upload()).id }]);
    bed.w.t.clock.now += 2 * HOUR + MINUTE;
    await bed.tidy();
    expect(await bed.hiddenOf(comment.id)).toMatchObject([{ state: 'person' }]);
    bed.w.t.clock.now += 2 * HOUR;
    await bed.pushesCome();
    expect(await bed.seenBy(comment.id)).toMatchObject([{ state: 'passed' }]);
  });

  test('is asked about again when WeChat was down, and never seen meanwhile', async () => {
    await bed.w.down();
    const comment = await bed.say([{ id: (await bed.upload()).id }]).catch(() => undefined);
    // The words could not be checked either, so they wait as well.
    expect(comment).toMatchObject({ waiting: true, pictures: [{ state: 'checking' }] });
    await bed.w.up();
    bed.w.t.clock.now += 2 * MINUTE;
    await bed.signInAgain();
    await bed.tidy();
    await bed.w.t.app.context.wechat?.settle();
    bed.w.t.clock.now += 2 * MINUTE;
    await bed.pushesCome();
    const { items } = await bed.w.t.call(operations.listMyWaiting, {
      as: bed.member,
      query: { spaceId: bed.space.spaceId },
    });
    expect(items[0]?.pictures).toMatchObject([{ state: 'passed' }]);
    await recheckWaiting(bed.w.t.app.context);
    const params = { spaceId: bed.space.spaceId, postId: bed.space.postIds[0]! };
    const thread = await bed.w.t.call(operations.listThread, { params });
    expect(thread.items).toMatchObject([{ text: '看这张', pictures: [{ state: 'passed' }] }]);
  });
});

test('its words for others, sent while WeChat was down, are checked like the text before anything is public', async () => {
  const { id } = await bed.upload();
  await bed.w.down();
  const sent = await bed.post([{ id, alt: '骂人的话' }]);
  expect(sent).toMatchObject({ status: 200, body: { waiting: true } });
  bed.w.t.clock.now += 2 * MINUTE;
  await bed.w.up();
  await bed.w.control('PUT', '/safety', { lexicon: [{ word: '骂人', suggest: 'risky', label: 20_003 }] });
  await bed.signInAgain();
  await recheckWaiting(bed.w.t.app.context);
  const params = { spaceId: bed.space.spaceId, postId: bed.space.postIds[0]! };
  expect((await bed.w.t.call(operations.listThread, { params })).items).toEqual([]);
  const query = { spaceId: bed.space.spaceId };
  const { items } = await bed.w.t.call(operations.listMyWaiting, { as: bed.member, query });
  expect(items).toMatchObject([{ state: 'refused', refused: { reason: 'machine' } }]);
});

describe('a picture of somebody whom WeChat does not know', () => {
  test('waits for a person', async () => {
    const stranger = await bed.w.t.signIn('网页来客');
    const picture = await bed.upload(stranger);
    expect(picture.state).toBe('person');
    const comment = await bed.say([{ id: picture.id }], stranger);
    expect(await bed.seenBy(comment.id)).toEqual([]);
    await bed.decide(picture.id, true);
    expect(await bed.seenBy(comment.id)).toMatchObject([{ id: picture.id, state: 'passed' }]);
  });
});

test('a moderator does not decide about a picture of their own while somebody else could', async () => {
  const picture = await bed.upload(bed.space.owner);
  await bed.say([{ id: picture.id }], bed.space.owner);
  const other = await bed.w.t.signIn('另一位版主');
  const params = { spaceId: bed.space.spaceId, memberId: other.id };
  await bed.w.t.call(operations.setRole, { as: bed.space.owner, params, body: { role: 'moderator' } });
  const own = await bed.decide(picture.id, true);
  expect(own).toMatchObject({ status: 403, body: { error: { code: 'HX_OWN_CASE' } } });
  expect(await bed.decide(picture.id, true, other)).toMatchObject({ status: 200 });
});
