import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, PictureBed } from './testing/picture-bed.ts';
import { look, sendFile } from './testing/pictures.ts';
import { sweepPictureFiles } from './tidy-pictures.ts';

let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

describe('the bytes go', () => {
  test('of what was added to no comment, after a day', async () => {
    const { id } = await bed.upload();
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([`${id}.full.jpg`, `${id}.thumb.jpg`]);
    bed.w.t.clock.now += 23 * HOUR;
    await bed.tidy();
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(2);
    bed.w.t.clock.now += 2 * HOUR;
    await bed.tidy();
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
    expect(await bed.post([{ id }])).toMatchObject({ body: { error: { code: 'HX_PICTURE_GONE' } } });
  });

  test('with the comment that its author takes back; of one removed by a moderator when nobody objects', async () => {
    const passed = async (text: string) => {
      const comment = await bed.say([{ id: (await bed.upload()).id }], bed.member, text);
      await bed.verdictComes();
      return { id: comment.id, full: (await bed.seenBy(comment.id))[0]!.full };
    };
    const own = await passed('先是这张');
    const params = (commentId: number) => ({ spaceId: bed.space.spaceId, commentId });
    await bed.w.t.call(operations.deleteComment, { as: bed.member, params: params(own.id) });
    expect([(await look(bed.w.t, own.full)).status, await bed.filesOf(bed.space.spaceId)]).toEqual([404, []]);

    const removed = await passed('然后那张');
    await bed.w.t.call(operations.deleteComment, { as: bed.space.owner, params: params(removed.id) });
    await bed.tidy();
    expect((await look(bed.w.t, removed.full)).status).toBe(404);
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(2);
    bed.w.t.clock.now += 31 * 24 * HOUR;
    await bed.tidy();
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
  });

  test('with the post that they stand under', async () => {
    const comment = await bed.say([{ id: (await bed.upload()).id }]);
    await bed.verdictComes();
    const [seen] = await bed.seenBy(comment.id);
    const params = { spaceId: bed.space.spaceId, postId: bed.space.postIds[0]! };
    await bed.w.t.call(operations.deletePost, { as: bed.space.owner, params });
    expect((await look(bed.w.t, seen!.full)).status).toBe(404);
    bed.w.t.clock.now += 25 * HOUR;
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
  });

  test('with a post that a moderator removed, once its author can have it back no more', async () => {
    const params = { spaceId: bed.space.spaceId };
    const creator = await bed.w.t.signIn('创作者');
    const seat = { ...params, memberId: creator.id };
    await bed.w.t.call(operations.setRole, { as: bed.space.owner, params: seat, body: { role: 'creator' } });
    const { id: postId } = await bed.w.t.call(operations.createPost, {
      as: creator,
      params,
      body: { title: '一篇内容' },
    });
    const post = { ...params, postId };
    const pictures = [{ id: (await bed.upload()).id }];
    const body = { text: '带图的话', pictures };
    await bed.w.t.call(operations.postComment, { as: bed.member, params: post, body });
    await bed.verdictComes();
    await bed.w.t.call(operations.deletePost, { as: bed.space.owner, params: post });
    bed.w.t.clock.now += 25 * HOUR;
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toHaveLength(2);
    bed.w.t.clock.now += 30 * 24 * HOUR;
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([]);
  });

  test('that no row speaks of', async () => {
    const { id } = await bed.upload();
    await bed.w.t.app.context.pictures.put({ spaceId: bed.space.spaceId, pictureId: 5 }, 'full', bed.bytes);
    await sweepPictureFiles(bed.w.t.app.context);
    expect(await bed.filesOf(bed.space.spaceId)).toEqual([`${id}.full.jpg`, `${id}.thumb.jpg`]);
  });

  test('of everything that somebody showed who leaves, also where their words stay', async () => {
    const leaver = await bed.w.t.signIn('要走的人');
    const comment = await bed.say([{ id: (await bed.upload(leaver)).id }], leaver);
    await sendFile(bed.w.t, operations.uploadAvatar, { as: leaver, bytes: bed.bytes });
    const exported = await bed.w.t.call(operations.exportMyData, { as: leaver });
    expect(JSON.stringify(exported)).toContain(String(comment.id));
    const mine = `SELECT picture_id FROM pictures WHERE author_id = ${leaver.id}`;
    expect((await bed.w.t.database.pool.query(mine)).rows).toHaveLength(2);
    await bed.w.t.call(operations.eraseMe, { as: leaver, body: { words: 'keep', nickname: '要走的人' } });
    expect((await bed.w.t.database.pool.query(mine)).rows).toEqual([]);
    expect([await bed.filesOf(bed.space.spaceId), await bed.filesOf(0)]).toEqual([[], []]);
    expect(await bed.seenBy(comment.id)).toEqual([]);
  });
});
