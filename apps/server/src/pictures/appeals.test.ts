import { operations, type Picture } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestMember } from '../testing/test-app.ts';
import { HOUR, PictureBed } from './testing/picture-bed.ts';
import { look } from './testing/pictures.ts';
import { sweepPictureFiles } from './tidy-pictures.ts';

const DAY = 24 * HOUR;
let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

/** A comment whose picture the machine found risky. */
async function refused(text = '看这张'): Promise<{ commentId: number; picture: Picture }> {
  await bed.judgeAll('risky');
  const picture = await bed.upload();
  const { id: commentId } = await bed.say([{ id: picture.id, alt: '晾在绳上的渔网' }], bed.member, text);
  await bed.verdictComes();
  return { commentId, picture };
}

const of = (pictureId: number) => ({ spaceId: bed.space.spaceId, commentId: pictureId });

const decision = (pictureId: number, as = bed.member) =>
  bed.w.t.call(operations.getDecision, { as, params: of(pictureId) });

const object = (pictureId: number, as = bed.member) =>
  bed.w.t.attempt(operations.appealDecision, { as, params: of(pictureId), body: { text: '这只是渔网' } });

const answer = (pictureId: number, outcome: 'restored' | 'upheld', as = bed.space.owner) =>
  bed.w.t.attempt(operations.answerAppeal, {
    as,
    params: of(pictureId),
    body: { outcome, note: '看过了，是渔网。' },
  });

const appeals = async (as = bed.space.owner) =>
  (await bed.w.t.call(operations.listAppeals, { as, params: { spaceId: bed.space.spaceId } })).items;

async function toldOf(as: TestMember): Promise<unknown[]> {
  await bed.w.t.app.context.notices.settle();
  const { items } = await bed.w.t.call(operations.listNotices, { as });
  return items
    .filter(({ spaceId }) => spaceId === bed.space.spaceId)
    .toSorted((a, b) => a.kind.localeCompare(b.kind))
    .map(({ kind, commentId, excerpt }) => [kind, commentId, excerpt]);
}

describe('a picture that the machine refused', () => {
  test('tells its author why, and is objected to once; the moderators are told and see it', async () => {
    const { commentId, picture } = await refused();
    expect(await decision(picture.id)).toMatchObject({
      kind: 'picture',
      text: '看这张',
      picture: { state: 'refused', thumb: '', alt: '晾在绳上的渔网' },
      reason: 'machine',
      mine: true,
      mayAppeal: true,
    });
    expect((await object(picture.id, await bed.w.t.signIn('路人'))).status).toBe(404);
    expect(await object(picture.id)).toMatchObject({
      status: 200,
      body: { mayAppeal: false, appeal: { text: '这只是渔网', dueAt: bed.w.t.clock.now + 72 * HOUR } },
    });
    expect(await object(picture.id)).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_APPEALED' } },
    });
    expect(await bed.hiddenOf(commentId)).toMatchObject([{ state: 'refused', appeal: 'open' }]);
    expect(await toldOf(bed.space.owner)).toEqual([['decision', picture.id, '看这张']]);
    const [case_] = await appeals();
    expect(case_).toMatchObject({
      commentId: picture.id,
      kind: 'picture',
      text: '看这张',
      decidedBy: null,
      reason: 'machine',
      appeal: '这只是渔网',
      mayAnswer: true,
    });
    expect(await look(bed.w.t, case_!.picture!.full)).toMatchObject({ status: 200 });
  });

  test('is opened by no address that was given before, nor by its author, and is seen by nobody', async () => {
    const { commentId, picture } = await refused();
    await object(picture.id);
    for (const address of [picture.thumb, picture.full, picture.full.split('?')[0]!])
      expect((await look(bed.w.t, address)).status).toBe(404);
    expect((await decision(picture.id)).picture).toMatchObject({ thumb: '', full: '' });
    expect(await bed.seenBy(commentId)).toEqual([]);
    expect((await decision(picture.id, bed.space.owner)).picture!.full).toContain('?show=');
  });

  test('appears where it stands when a moderator overturns the refusal, and its author is told', async () => {
    const { commentId, picture } = await refused();
    await object(picture.id);
    const { full } = (await appeals())[0]!.picture!;
    expect(await answer(picture.id, 'restored')).toMatchObject({
      status: 200,
      body: { answer: { outcome: 'restored', note: '看过了，是渔网。' }, picture: { state: 'passed' } },
    });
    await expect
      .poll(() => bed.seenBy(commentId))
      .toMatchObject([{ id: picture.id, state: 'passed', alt: '晾在绳上的渔网' }]);
    const [seen] = await bed.seenBy(commentId);
    expect(await look(bed.w.t, seen!.thumb)).toMatchObject({ status: 200 });
    expect([await bed.hiddenOf(commentId), await appeals()]).toEqual([[], []]);
    expect(await toldOf(bed.member)).toEqual([
      ['decision', picture.id, '看这张'],
      ['picture', commentId, '看这张'],
    ]);
    const { items } = await bed.w.t.call(operations.listModerationActs, {
      as: bed.space.owner,
      params: { spaceId: bed.space.spaceId },
    });
    expect(items).toMatchObject([{ act: 'restore-picture', commentId, text: '看这张' }]);
    expect(await answer(picture.id, 'upheld')).toMatchObject({ body: { error: { code: 'HX_APPEAL_NONE' } } });
    expect((await look(bed.w.t, full)).status).toBe(200);
  });

  test('loses its bytes when the refusal is upheld', async () => {
    const { commentId, picture } = await refused();
    await object(picture.id);
    const { full } = (await appeals())[0]!.picture!;
    expect((await answer(picture.id, 'upheld')).status).toBe(200);
    expect((await look(bed.w.t, full)).status).toBe(404);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
    expect(await bed.hiddenOf(commentId)).toMatchObject([{ state: 'refused', appeal: 'upheld' }]);
    expect(await bed.seenBy(commentId)).toEqual([]);
  });

  test('can be objected to for thirty days; then its bytes go, unless an objection waits', async () => {
    const [late, open] = [await refused(), await refused('再看这张')];
    await object(open.picture.id);
    bed.w.t.clock.now += 30 * DAY;
    await bed.signInAgain();
    expect(await decision(late.picture.id)).toMatchObject({ mayAppeal: false });
    expect((await object(late.picture.id)).status).toBe(404);
    expect(await bed.hiddenOf(late.commentId)).toEqual([
      expect.not.objectContaining({ appeal: expect.anything() }),
    ]);
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(4);
    bed.w.t.clock.now += 2 * DAY;
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([
      `${open.picture.id}.full.jpg`,
      `${open.picture.id}.thumb.jpg`,
    ]);
  });

  test('goes with its decision when its author takes the comment back', async () => {
    const { commentId, picture } = await refused();
    await object(picture.id);
    const params = { spaceId: bed.space.spaceId, commentId };
    await bed.w.t.call(operations.deleteComment, { as: bed.member, params });
    expect(await appeals()).toEqual([]);
    const { appeals: open } = await bed.w.t.call(operations.getModeration, {
      as: bed.space.owner,
      params: { spaceId: bed.space.spaceId },
    });
    expect(open).toBe(0);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
  });
});

describe('a picture that was refused before its comment was sent', () => {
  async function saidAfterwards(): Promise<{ commentId: number; picture: Picture }> {
    await bed.judgeAll('risky');
    const picture = await bed.upload();
    await bed.verdictComes();
    const said = await bed.say([{ id: picture.id, alt: '晾在绳上的渔网' }]);
    expect(said.pictures).toMatchObject([{ id: picture.id, state: 'refused', thumb: '', appeal: 'may' }]);
    return { commentId: said.id, picture };
  }

  test('does not hold up the words; its author is told why, and a moderator who is asked can show it', async () => {
    const { commentId, picture } = await saidAfterwards();
    expect(await bed.seenBy(commentId)).toEqual([]);
    expect(await toldOf(bed.member)).toEqual([['picture', commentId, '看这张']]);
    expect(await decision(picture.id)).toMatchObject({
      kind: 'picture',
      text: '看这张',
      picture: { state: 'refused', thumb: '', alt: '晾在绳上的渔网' },
      reason: 'machine',
      mayAppeal: true,
    });
    expect((await object(picture.id)).status).toBe(200);
    expect((await object(picture.id)).status).toBe(409);
    const [case_] = await appeals();
    expect(await look(bed.w.t, case_!.picture!.full)).toMatchObject({ status: 200 });
    expect((await answer(picture.id, 'restored')).status).toBe(200);
    await expect.poll(() => bed.seenBy(commentId)).toMatchObject([{ id: picture.id, state: 'passed' }]);
  });

  test('is decided about once, however often it is sent, and keeps its bytes while its author may object', async () => {
    await bed.judgeAll('risky');
    const picture = await bed.upload();
    await bed.verdictComes();
    for (let turn = 0; turn < 2; turn += 1)
      expect((await bed.post([{ id: picture.id }], bed.member, 'key-of-twice')).status).toBe(200);
    await object(picture.id);
    bed.w.t.clock.now += 2 * DAY;
    await bed.tidy();
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(2);
    expect(await toldOf(bed.member)).toEqual([['picture', expect.any(Number), '看这张']]);
    expect(await appeals()).toHaveLength(1);
  });

  test('that is never said is forgotten after a day, with its bytes', async () => {
    await bed.judgeAll('risky');
    const picture = await bed.upload();
    await bed.verdictComes();
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(2);
    bed.w.t.clock.now += DAY;
    await bed.tidy();
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
    expect(await bed.post([{ id: picture.id }])).toMatchObject({
      body: { error: { code: 'HX_PICTURE_GONE' } },
    });
  });
});

test('a moderator refuses a picture with a reason, and another one looks again', async () => {
  const stranger = await bed.w.t.signIn('网页来客');
  const { id: pictureId } = await bed.upload(stranger);
  const { id: commentId } = await bed.say([{ id: pictureId }], stranger);
  const other = await bed.w.t.signIn('另一位版主');
  const place = { spaceId: bed.space.spaceId, memberId: other.id };
  await bed.w.t.call(operations.setRole, {
    as: bed.space.owner,
    params: place,
    body: { role: 'moderator' },
  });
  const without = await bed.w.t.attempt(operations.decidePicture, {
    as: bed.space.owner,
    params: { spaceId: bed.space.spaceId, pictureId },
    body: { show: false },
  });
  expect(without).toMatchObject({
    status: 400,
    body: { error: { code: 'HX_BODY_INVALID', field: 'body.reason' } },
  });
  await bed.decide(pictureId, false);
  expect(await decision(pictureId, stranger)).toMatchObject({
    reason: 'privacy',
    note: '车牌看得清，遮一下再发',
    mayAppeal: true,
  });
  await object(pictureId, stranger);
  expect(await appeals()).toMatchObject([{ decidedBy: { id: bed.space.owner.id }, mayAnswer: false }]);
  expect(await answer(pictureId, 'restored')).toMatchObject({ body: { error: { code: 'HX_OWN_CASE' } } });
  expect((await answer(pictureId, 'restored', other)).status).toBe(200);
  await expect.poll(() => bed.seenBy(commentId)).toMatchObject([{ id: pictureId }]);
});

test('a picture in a comment that waits is decided about in the same way, and goes out with it', async () => {
  const { spaceId } = bed.space;
  const rule = { preReview: 'all' } as const;
  await bed.w.t.call(operations.editSpace, { as: bed.space.owner, params: { spaceId }, body: rule });
  const { commentId: waitingId, picture } = await refused();
  await object(picture.id);
  expect(await appeals()).toMatchObject([{ kind: 'picture', text: '看这张' }]);
  await answer(picture.id, 'restored');
  const publish = { as: bed.space.owner, params: { spaceId, waitingId }, body: { publish: true } };
  await bed.w.t.call(operations.decideWaiting, publish);
  const params = { spaceId, postId: bed.space.postIds[0]! };
  const { items } = await bed.w.t.call(operations.listThread, { params });
  expect(items).toMatchObject([{ text: '看这张', pictures: [{ id: picture.id, state: 'passed' }] }]);
});
