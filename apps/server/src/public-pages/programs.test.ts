import { livePath, type Operation, operations, sceneHeader } from '@huixiang/contract';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallInput, startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

const BY_NAME = { 'user-agent': 'Mozilla/5.0 (iPhone) MicroMessenger mpcrawler' };
const BY_SCENE = { [sceneHeader]: '1129' };
const ways = [
  ['by its name', BY_NAME],
  ['by the scene', BY_SCENE],
] as const;

async function open(): Promise<{ space: TestSpace; shy: TestMember; said: number; kept: number }> {
  const space = await TestSpace.open(t);
  const shy = await t.signIn('怕生的人');
  await t.call(operations.setDiscovery, { as: shy, body: { offered: false } });
  const said = await space.comment({ text: '谁都可以读' });
  const kept = await space.comment({ as: shy, text: '只给空间里的人' });
  await space.reply(shy, said);
  await space.reply(await t.signIn('回话的人'), said);
  return { space, shy, said, kept };
}

const codeOf = async <O extends Operation>(operation: O, input: CallInput<O>): Promise<string | undefined> =>
  (await t.attempt(operation, input)).body.error?.code;

describe.each(ways)('WeChat’s crawler, known %s', (_, headers) => {
  test('gets a thread without those who do not want to be read by strangers, whom people go on reading', async () => {
    const { space, shy, said, kept } = await open();
    const { spaceId } = space;
    const params = { spaceId, postId: space.postIds[0]! };
    // Kept pages are the same for all people, so it asks after and before them.
    const texts = async (input: object) =>
      (await t.call(operations.listThread, { params, ...input })).items.map(({ text }) => text);
    expect(await texts({})).toContain('只给空间里的人');
    expect(await texts({ headers })).toEqual(['谁都可以读']);
    expect(await texts({ headers, query: { order: 'oldest', limit: 5 } })).toEqual(['谁都可以读']);
    expect(await texts({})).toContain('只给空间里的人');
    const below = { spaceId, commentId: said };
    const replies = await t.call(operations.listReplies, { params: below, headers });
    expect(replies.items.map(({ author }) => author.nickname)).toEqual(['回话的人']);
    const asked = { params: { spaceId, commentId: kept } };
    expect(await codeOf(operations.getComment, { ...asked, headers })).toBe('HX_NOT_FOUND');
    expect((await t.call(operations.getComment, asked)).author.id).toBe(shy.id);
  });

  test('gets nothing of a space that is not public', async () => {
    const { space, said } = await open();
    const { spaceId } = space;
    const params = { spaceId, postId: space.postIds[0]! };
    await t.call(operations.editSpace, { as: space.owner, params, body: { visibility: 'unlisted' } });
    expect(await codeOf(operations.listThread, { params, headers })).toBe('HX_NOT_FOUND');
    expect(await codeOf(operations.getPost, { params, headers })).toBe('HX_NOT_FOUND');
    expect(await codeOf(operations.getSpace, { params, headers })).toBe('HX_NOT_FOUND');
    expect(await codeOf(operations.listReplies, { params: { spaceId, commentId: said }, headers })).toBe(
      'HX_NOT_FOUND',
    );
    expect((await t.attempt(operations.listThread, { params })).status).toBe(200);
  });

  test('is nobody, whatever session it brings: it sees nothing, echoes nothing, is dealt nothing', async () => {
    const { space, shy, said } = await open();
    const { spaceId } = space;
    const at = { as: shy, headers, params: { spaceId, commentId: said } };
    expect(await t.call(operations.getSession, { as: shy, headers })).toMatchObject({ member: null });
    const refused = [
      await codeOf(operations.logExposures, { ...at, params: { spaceId }, body: { comments: [said] } }),
      await codeOf(operations.echoComment, { ...at, body: {} }),
      await codeOf(operations.dealDeck, { as: shy, headers, body: {} }),
      await codeOf(operations.searchComments, { as: shy, headers, query: { q: '空间里的人', spaceId } }),
      await codeOf(operations.getCommentHistory, at),
      await codeOf(operations.signInDemo, { headers, body: { nickname: '机器' } }),
    ];
    expect(refused).toEqual(refused.map(() => 'HX_NOT_A_PERSON'));
    const live = await t.app.http.inject({ url: `${livePath}?topics=post:${spaceId}:1`, headers });
    expect(live.statusCode).toBe(403);
  });
});

test('a scene of people, and one that nobody knows, are people', async () => {
  const { shy } = await open();
  for (const scene of ['1058', '9999', 'x', ''])
    expect(await t.call(operations.getSession, { as: shy, headers: { [sceneHeader]: scene } })).toMatchObject(
      {
        member: { id: shy.id },
      },
    );
});
