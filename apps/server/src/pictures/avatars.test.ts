import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';
import { PictureBed } from './testing/picture-bed.ts';
import { look, sendFile } from './testing/pictures.ts';

let bed: PictureBed;
beforeAll(async () => {
  bed = await PictureBed.start();
});
afterAll(() => bed.close());
beforeEach(() => bed.fresh());

describe('the picture beside a name', () => {
  const setAvatar = (as: TestMember) => sendFile(bed.w.t, operations.uploadAvatar, { as, bytes: bed.bytes });
  const avatarOf = async (as: TestMember): Promise<string | undefined> =>
    (await bed.w.t.call(operations.getSession, { as })).member?.avatar;

  test('is shown once WeChat let it pass, as scene 1, and the former one until then', async () => {
    await setAvatar(bed.member);
    await bed.w.t.app.context.wechat?.settle();
    expect((await bed.lastAsked())?.scene).toBe(1);
    expect(await avatarOf(bed.member)).toBe(undefined);
    await bed.verdictComes();
    const first = await avatarOf(bed.member);
    expect((await look(bed.w.t, first!)).status).toBe(200);

    await setAvatar(bed.member);
    expect(await avatarOf(bed.member)).toBe(first);
    expect(await bed.w.t.call(operations.getAvatar, { as: bed.member })).toMatchObject({
      shown: first,
      next: { state: 'checking' },
    });
    await bed.w.t.app.context.wechat?.settle();
    await bed.verdictComes();
    const second = await avatarOf(bed.member);
    expect(second).not.toBe(first);
    expect((await look(bed.w.t, first!)).status).toBe(404);
    await bed.w.t.call(operations.dropAvatar, { as: bed.member });
    expect([await avatarOf(bed.member), (await look(bed.w.t, second!)).status]).toEqual([undefined, 404]);
  });

  test('of whom WeChat does not know is decided where they have written', async () => {
    const writer = await bed.w.t.signIn('写字的人');
    const comment = await bed.space.comment({ as: writer });
    expect((await setAvatar(writer)).body).toMatchObject({ next: { state: 'person' } });
    const { items } = await bed.queue();
    expect(items).toMatchObject([{ kind: 'avatar', author: { id: writer.id }, commentId: null }]);
    const elsewhere = await TestSpace.open(bed.w.t);
    const params = { spaceId: elsewhere.spaceId, pictureId: items[0]!.picture.id };
    const refused = await bed.w.t.attempt(operations.decidePicture, {
      as: elsewhere.owner,
      params,
      body: { show: true },
    });
    expect(refused.status).toBe(404);
    await bed.decide(items[0]!.picture.id, true);
    const shown = await bed.w.t.call(operations.getComment, {
      params: { spaceId: bed.space.spaceId, commentId: comment },
    });
    expect(shown.author.avatar).toMatch(/^\/api\/pictures\/0\//);
  });
});
