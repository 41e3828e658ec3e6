import { operations } from '@huixiang/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startConsole } from './src/console-browser.ts';
import { eventually } from './src/eventually.ts';
import { startH5 } from './src/h5-driver.ts';
import { expectAccessible } from './src/page-audit.ts';
import { type Served, serve } from './src/serve.ts';
import { control, loginCode, openPhone, signInByWechat, storageOf } from './src/wechat-phone.ts';
import { say } from './src/words.ts';
import { type Actor, World } from './src/world.ts';

/** A group of the emulator, its members and the space that one of them ties it to, as `npm start` puts all together. */
let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;

beforeAll(async () => {
  ({ browser, server, close } = await serve('mp-weixin', 'h5', 'console'));
  world = new World(server.address);
});
afterAll(() => close?.());

const codeOf = (user: string) => loginCode(server, user, 1008);

/** A phone on which somebody taps a card in the group; signed in as `as` from an earlier visit. */
async function tapCard(user: string, at: { route: string; query: Record<string, number> }, as?: Actor) {
  const app = await openPhone(server, user, {
    storage: storageOf(as),
    answers: { groupEntry: () => control(server, '/groups/reading/enter', { user, scene: 1008 }) },
    launch: { ...at, scene: 1008 },
  });
  return { app, there: (id: string) => eventually(`#${id}`, () => app.exists(id)) };
}

it('an owner ties the group from within it, a member comes by it and echoes, and the console tells both', async () => {
  const owner = await world.wechat(await codeOf('xiaolin'));
  const place = await world.openSpace({ owner });
  const { spaceId, postId } = place;
  const { id: commentId } = await world.comment(place);
  const lin = await tapCard('xiaolin', { route: 'pkg-thread/space', query: { spaceId } }, owner);
  const ayue = await tapCard('ayue', { route: 'pkg-thread/thread', query: { spaceId, postId } });
  const desk = await startConsole({ browser, address: server.address }, { as: owner });
  try {
    // WeChat has a newer key than the server: the app logs in once more by itself.
    await lin.there('group-bind-now');
    await lin.app.input('group-name', '慢读书友');
    await lin.app.tap('group-bind-now');
    await lin.there('group-from');
    expect(lin.app.text('group-from')).toContain(say('groups.from', { name: '慢读书友' }));

    await ayue.there(`echo-${commentId}`);
    await ayue.app.tap(`echo-${commentId}`);
    await signInByWechat(ayue.app);
    await eventually('what WeChat vouched for', () =>
      ayue.app.requests().some(({ url, status }) => url.endsWith('/group-entry') && status === 200),
    );
    await ayue.there(`echo-${commentId}`);
    await ayue.app.tap(`echo-${commentId}`);
    await eventually('the echo', async () => {
      const { items } = await owner.call(operations.listGroups, { params: { spaceId } });
      return items[0]?.echoes.raw === 1;
    });

    const { page } = desk;
    await desk.open(`/spaces/${spaceId}/groups`);
    await page.getByRole('heading', { name: '慢读书友' }).waitFor();
    expect(await page.locator('.group-members').innerText()).toBe('2');
    expect(await page.locator('.group-echoes').innerText()).toBe('1');
    await page.getByText('来路：群分享').waitFor();
    await expectAccessible(page, 'groups');
    await page.getByRole('button', { name: '解开' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '解开' }).click();
    await page.getByText('还没有连着的群').waitFor();
    expect([...desk.problems(), ...lin.app.errors(), ...ayue.app.errors()]).toEqual([]);
  } finally {
    lin.app.close();
    ayue.app.close();
    await desk.close();
  }
});

it('in the demo a person plays WeChat: comes from a customer group, ties it, and reads what WeCom tells', async () => {
  const owner = await world.wechat(await codeOf('laozhou'));
  const { spaceId } = await world.openSpace({ owner });
  const app = await startH5({ browser, address: server.address }, '/pages/home/index');
  const desk = await startConsole({ browser, address: server.address }, { as: owner });
  try {
    const { page } = app;
    await page.goto(`${server.emulator}__emu/page/groups`);
    await page.locator('summary:has(#me)').click();
    await page.locator('#me-laozhou').click();
    await page.goto(`${server.emulator}__emu/page/groups`);
    const card = page.locator('form:has(#card-regulars)');
    await card.locator('input[name=page]').fill(`pkg-thread/space?spaceId=${spaceId}`);
    await card.locator('button').click();
    await page.goto((await page.locator('#opened-link').getAttribute('href')) ?? '');
    await eventually('the space', () => app.exists('space-search'));
    await app.open('/pkg-account/sign-in');
    await signInByWechat(app);
    await eventually('the member', async () => (await app.route()) !== 'pkg-account/sign-in');
    await app.open(`/pkg-thread/space?spaceId=${spaceId}`);
    await eventually('the way to tie it', () => app.exists('group-bind-now'));
    await app.input('group-name', '书店常客');
    await app.tap('group-bind-now');
    await eventually('the line', async () => (await app.text('group-from')).includes('书店常客'));

    await desk.open(`/spaces/${spaceId}/groups`);
    await desk.page.getByRole('button', { name: '接上企业微信的统计' }).click();
    await desk.page.getByText('慢读书店常客 · 6 位客户').waitFor();
    expect(await desk.page.locator('.days tbody tr').count()).toBe(5);
    await expectAccessible(desk.page, 'groups with WeCom');
    expect(desk.problems()).toEqual([]);
  } finally {
    await app.close();
    await desk.close();
  }
});
