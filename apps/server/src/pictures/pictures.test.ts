import { type Comment, operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PictureBed } from './testing/picture-bed.ts';
import { sendFile, sendPicture } from './testing/pictures.ts';

let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

describe('what is refused, in words', () => {
  test('no file, no picture, too many bytes, too many pictures, somebody else’s', async () => {
    const empty = await bed.w.t.attempt(operations.uploadPicture, {
      as: bed.member,
      params: { spaceId: bed.space.spaceId },
    });
    expect(empty).toMatchObject({ status: 400, body: { error: { code: 'HX_PICTURE_MISSING' } } });
    const send = (file: Buffer) => sendPicture(bed.w.t, bed.space.spaceId, bed.member, file);
    expect(await send(Buffer.from('<svg/>'))).toMatchObject({
      status: 422,
      body: { error: { code: 'HX_PICTURE_FORM' } },
    });
    for (const size of [10 * 1024 * 1024 + 1, 12 * 1024 * 1024])
      expect(await send(Buffer.alloc(size))).toMatchObject({
        status: 413,
        body: { error: { code: 'HX_PICTURE_TOO_LARGE' } },
      });
    const theirs = await bed.upload(await bed.w.t.signIn('别人'));
    expect(await bed.post([{ id: theirs.id }])).toMatchObject({
      status: 409,
      body: { error: { code: 'HX_PICTURE_GONE' } },
    });
    const four = [1, 2, 3, 4].map((id) => ({ id }));
    expect(await bed.post(four)).toMatchObject({ status: 400, body: { error: { code: 'HX_BODY_INVALID' } } });
  });

  test('more than thirty pictures that stand in nothing', async () => {
    const hoarder = await bed.w.t.signIn('囤图的人');
    const rows = `INSERT INTO pictures (space_id, picture_id, author_id, key, width, height, state, created_at)
      SELECT ${bed.space.spaceId}, n, ${hoarder.id}, 'k', 1, 1, 'person', 1 FROM generate_series(1, 30) n`;
    await bed.w.t.database.pool.query(rows);
    expect(await sendPicture(bed.w.t, bed.space.spaceId, hoarder, bed.bytes)).toMatchObject({
      status: 429,
      body: { error: { code: 'HX_TOO_MANY' } },
    });
  });

  test('a file sent to where none is taken', async () => {
    const path = operations.setListening.path;
    expect(
      await sendFile(bed.w.t, operations.setListening, { as: bed.member, path, bytes: bed.bytes }),
    ).toMatchObject({
      status: 415,
      body: { error: { code: 'HX_MEDIA_TYPE' } },
    });
  });

  test('what its words for others say is checked like the text', async () => {
    await bed.w.control('PUT', '/safety', { lexicon: [{ word: '骂人', suggest: 'risky', label: 20_003 }] });
    const { id } = await bed.upload();
    expect(await bed.post([{ id, alt: '骂人的话' }])).toMatchObject({
      body: { error: { code: 'HX_TEXT_REFUSED' } },
    });
  });

  test('sending again what was sent makes no second comment and loses no picture', async () => {
    const { id } = await bed.upload();
    const [first, again] = [await bed.post([{ id }]), await bed.post([{ id }])];
    expect(again.body).toMatchObject({ id: (first.body as unknown as Comment).id, pictures: [{ id }] });
  });
});
