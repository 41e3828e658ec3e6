import { type BodyOf, operations } from '@huixiang/contract';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
let space: TestSpace;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());
beforeEach(async () => {
  space = await TestSpace.open(t, ['桂花']);
});

const params = () => ({ spaceId: space.spaceId, postId: space.postIds[0]! });
const stands = () => t.call(operations.getPost, { params: params() });
/** Some time after whatever was before. */
const edit = (body: BodyOf<typeof operations.editPost>) => {
  t.clock.now += 1_000;
  return t.attempt(operations.editPost, { as: space.owner, params: params(), body });
};
const changed = { status: 409, body: { error: { code: 'HX_CHANGED_MEANWHILE' } } };

test('a post that was changed since it was read keeps what it says, until its reader has seen that', async () => {
  const { editedAt } = await stands();
  expect((await edit({ title: '桂花开了', editedAt })).status).toBe(200);
  expect(await edit({ title: '桂花谢了', editedAt })).toMatchObject(changed);
  expect((await stands()).title).toBe('桂花开了');
  expect((await edit({ title: '桂花谢了', editedAt: (await stands()).editedAt })).status).toBe(200);
});

test('of two changes at the same moment one stands, and the other is told of it', async () => {
  const { editedAt } = await stands();
  const replies = await Promise.all([edit({ body: '先写的', editedAt }), edit({ body: '后写的', editedAt })]);
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
});

test('a change that is sent again because its answer was lost is no conflict', async () => {
  const { editedAt } = await stands();
  await edit({ title: '桂花开了', editedAt });
  expect((await edit({ title: '桂花开了', editedAt })).status).toBe(200);
});

test('who does not say what they read changes what is there', async () => {
  await edit({ title: '桂花开了' });
  expect((await edit({ title: '桂花谢了' })).status).toBe(200);
});
