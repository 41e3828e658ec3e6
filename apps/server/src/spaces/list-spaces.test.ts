import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '../testing/test-app.ts';
import { TestSpace } from '../testing/test-space.ts';

let t: TestApp;
beforeAll(async () => {
  t = await startTestApp();
});
afterAll(() => t.close());

async function listed(as?: TestMember): Promise<number[]> {
  const { items } = await t.call(operations.listSpaces, as === undefined ? {} : { as });
  return items.map(({ id }) => id);
}

test('a space that is not public is listed for its staff and for who has said something there, and for nobody else', async () => {
  const space = await TestSpace.open(t);
  const [writer, reader] = [await t.signIn('写的人'), await t.signIn('读的人')];
  const body = { visibility: 'unlisted' as const };
  await t.call(operations.editSpace, { as: space.owner, params: { spaceId: space.spaceId }, body });
  await space.comment({ as: writer });
  expect(await listed(space.owner)).toContain(space.spaceId);
  expect(await listed(writer)).toContain(space.spaceId);
  expect(await listed(reader)).not.toContain(space.spaceId);
  expect(await listed()).not.toContain(space.spaceId);
});
