import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestSpace } from '../testing/test-space.ts';
import { OFFICIAL } from '../testing/test-wechat.ts';
import { DAY, NativeBed, quirks } from './testing/native-bed.ts';

const bed = new NativeBed();
const { all, bound, many, place, setQuirks, sync } = bed;
beforeAll(bed.start);
afterAll(bed.close);
beforeEach(bed.fresh);

describe('what staff do', () => {
  const act = async (
    space: TestSpace,
    nativeId: string,
    body: { act: 'elect' | 'unelect' | 'reply' | 'delete-reply' | 'delete'; content?: string },
  ) =>
    bed.w.t.call(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId },
      body,
    });
  const native = async (name: string) =>
    (
      await bed.w.control<{ comments: { id: string; elected: boolean; replies: { content: string }[] }[] }>(
        'GET',
        `/articles/${name}/comments`,
      )
    ).comments;
  const acts = async (space: TestSpace) =>
    (
      await bed.w.t.database.pool.query<{ act: string; outcome: string; member_id: number }>(
        'SELECT act, outcome, member_id FROM native_acts WHERE space_id = $1 ORDER BY act_id',
        [space.spaceId],
      )
    ).rows;

  const oddities: readonly { on: readonly string[] }[] = [[], ...quirks.map((one) => [one]), quirks].map(
    (on) => ({ on }),
  );
  test.each(oddities)(
    'lands in WeChat, is seen at once, and is recorded with their name; nothing happens by itself; with $on',
    async ({ on }) => {
      const { space, name } = await bound();
      await setQuirks(...on);
      await many(name, 2);
      await sync();
      const [item] = await all(space);
      const id = item!.id;
      expect(await acts(space)).toEqual([]);
      expect((await act(space, id, { act: 'elect' })).comment).toMatchObject({
        elected: true,
        verdict: 'pass',
      });
      expect((await act(space, id, { act: 'reply', content: ' 谢谢你 ' })).comment).toMatchObject({
        reply: '谢谢你',
      });
      const there = (await native(name)).find((one) => one.id === id);
      expect(there).toMatchObject({ elected: true, replies: [{ content: '谢谢你' }] });
      bed.w.t.clock.now += DAY;
      await sync();
      const again = (await all(space)).find((one) => one.id === id);
      expect(again).toMatchObject({ elected: true, reply: '谢谢你' });
      await act(space, id, { act: 'delete-reply' });
      await act(space, id, { act: 'unelect' });
      expect((await act(space, id, { act: 'delete' })).comment).toBeNull();
      expect(await native(name)).toHaveLength(1);
      expect(await all(space)).toHaveLength(1);
      const by = { outcome: 'done', member_id: space.owner.id };
      expect(await acts(space)).toEqual(
        ['elect', 'reply', 'delete-reply', 'unelect', 'delete'].map((name_) => ({ act: name_, ...by })),
      );
    },
  );

  test('that WeChat refuses is told and recorded so', async () => {
    const { space, name } = await bound();
    await many(name, 1);
    await sync();
    const [item] = await all(space);
    await bed.w.control('PUT', '/accounts', { appid: OFFICIAL, commentPrivilege: false });
    const { body } = await bed.w.t.attempt(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId: item!.id },
      body: { act: 'elect' },
    });
    expect(body.error?.code).toBe('HX_NATIVE_REFUSED');
    expect(await acts(space)).toMatchObject([{ outcome: 'refused' }]);
    expect((await all(space))[0]?.elected).toBe(false);
  });

  test('a reply whose answer never came may have landed: it is not repeated, and says so', async () => {
    const { space, name } = await bound();
    await many(name, 1);
    await sync();
    const [item] = await all(space);
    await bed.w.control('POST', '/faults', {
      kind: 'truncate',
      match: '/cgi-bin/comment/reply/add',
      times: 1,
    });
    const { body } = await bed.w.t.attempt(operations.actOnNativeComment, {
      as: space.owner,
      params: { ...place(space), nativeId: item!.id },
      body: { act: 'reply', content: '收到' },
    });
    expect(body.error?.code).toBe('HX_NATIVE_UNSURE');
    expect(await acts(space)).toMatchObject([{ outcome: 'unknown' }]);
  });

  test('a comment that is gone in WeChat is gone here after two whole rounds, and the record of acts stays', async () => {
    const { space, name } = await bound();
    await many(name, 2);
    await sync();
    const [item] = await all(space);
    await act(space, item!.id, { act: 'elect' });
    await bed.w.t.database.pool.query(
      `INSERT INTO native_comments SELECT space_id, post_id, '999', NULL, '已删', 1, false, NULL, 1, 1, 0, NULL
       FROM native_comments WHERE space_id = $1 LIMIT 1`,
      [space.spaceId],
    );
    for (const left of [3, 2]) {
      bed.w.t.clock.now += DAY;
      await sync();
      expect(await all(space)).toHaveLength(left);
    }
    expect(await acts(space)).toHaveLength(1);
  });
});
