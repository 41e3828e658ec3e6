import { operations } from '@huixiang/contract';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, startConsole } from './src/console-browser.ts';
import { expectAccessible } from './src/page-audit.ts';
import { commentWithPicture } from './src/pictured.ts';
import { type Served, serve } from './src/serve.ts';
import { type Actor, type Place, World } from './src/world.ts';

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;
let place: Place;
let second: Actor;
let desks: ConsoleBrowser[];

beforeAll(async () => {
  ({ browser, server, close } = await serve('console'));
  world = new World(server.address);
});
afterAll(() => close?.());
beforeEach(async () => {
  desks = [];
  place = await world.openSpace();
  second = await moderator('小王');
});
afterEach(async () => {
  await Promise.all(desks.map((desk) => desk.close()));
  expect(desks.flatMap((desk) => desk.problems())).toEqual([]);
});

async function moderator(nickname: string): Promise<Actor> {
  const as = await world.member(nickname);
  const params = { spaceId: place.spaceId, memberId: as.id };
  await place.owner.call(operations.setRole, { params, body: { role: 'moderator' } });
  return as;
}
/** `silent`: nothing is heard of what others do. */
async function openReview(as: Actor, list = '', { silent = false } = {}): Promise<Page> {
  const desk = await startConsole({ browser, address: server.address }, { as });
  desks.push(desk);
  // A stream that never opens: one that ended would be opened anew, and the list read again.
  if (silent) await desk.page.route('**/api/live**', () => undefined);
  await desk.open(`/spaces/${place.spaceId}/review${list === '' ? '' : `?list=${list}`}`);
  await desk.page.getByRole('heading', { name: '审核', exact: true }).waitFor();
  return desk.page;
}
const preReview = (rule: 'off' | 'all') =>
  place.owner.call(operations.editSpace, {
    params: { spaceId: place.spaceId },
    body: { preReview: rule },
  });
const badge = (page: Page) => page.getByRole('link', { name: /^审核/ }).locator('.badge');
const current = (page: Page) => page.locator('[aria-current="true"].case');
const threadTexts = async () => (await world.thread(place)).map(({ text }) => text);

describe('what waits', () => {
  beforeEach(() => preReview('all'));

  it('is worked through by keys alone, and the badge follows without reloading', async () => {
    const author = await world.member('等着的人');
    const [first, other] = [
      await world.comment(place, { as: author }),
      await world.comment(place, { as: author }),
    ];
    const page = await openReview(place.owner);
    await current(page).filter({ hasText: first.text }).waitFor();
    await current(page).getByText('这里先审后发').waitFor();
    await badge(page).filter({ hasText: /2$/ }).waitFor();
    await page.getByText('实时更新中').waitFor();
    const third = await world.comment(place, { as: author });
    await badge(page).filter({ hasText: /3$/ }).waitFor();
    await page.getByText(third.text).waitFor();

    await page.keyboard.press('1');
    await page.getByText('已公开，等着的人 会收到消息').waitFor();
    expect(await threadTexts()).toEqual([first.text]);
    await current(page).filter({ hasText: other.text }).waitFor();
    await page.keyboard.press('j');
    await current(page).filter({ hasText: third.text }).waitFor();
    await page.keyboard.press('k');
    await page.keyboard.press('2');
    await page.getByRole('radio', { name: '和这里无关' }).check();
    await page.getByLabel('给作者的话（可不填）').fill('换到闲聊里说吧');
    await page.getByRole('dialog').getByRole('button', { name: '不公开' }).click();
    await page.getByText('没有公开，等着的人 会看到理由').waitFor();
    await badge(page).filter({ hasText: /1$/ }).waitFor();
    const { items } = await author.call(operations.listMyWaiting);
    expect(items.find((item) => item.id === other.id)?.refused).toMatchObject({
      reason: 'off-topic',
      note: '换到闲聊里说吧',
    });
    await page.getByText('记录', { exact: true }).click();
    await page.getByRole('list', { name: '记录' }).getByText('和这里无关').waitFor();
  });

  it('that two moderators decide at once is decided by one, and the other is told by whom', async () => {
    const comment = await world.comment(place);
    const mine = await openReview(place.owner);
    const theirs = await openReview(second, '', { silent: true });
    await current(theirs).filter({ hasText: comment.text }).waitFor();
    await mine.getByRole('button', { name: '公开', exact: true }).click();
    await mine.getByText(/^已公开/).waitFor();
    await theirs.keyboard.press('2');
    await theirs.getByRole('radio', { name: '其他' }).check();
    await theirs.getByRole('dialog').getByRole('button', { name: '不公开' }).click();
    await theirs.getByText(`已经由 ${place.owner.nickname} 处理：公开`).waitFor();
    await theirs.getByText('没有等着的留言').waitFor();
    expect(await threadTexts()).toEqual([comment.text]);
  });

  it('is accessible in every list', async () => {
    await world.comment(place);
    const page = await openReview(place.owner);
    await current(page).waitFor();
    await expectAccessible(page, 'the queue');
    await page.keyboard.press('2');
    await page.getByRole('dialog').waitFor();
    await expectAccessible(page, 'refusing');
  });
});

it('a reported comment is removed with a reason, and nobody sees who reported it', async () => {
  const author = await world.member('写的人');
  const comment = await world.comment(place, { as: author });
  const reporter = await world.member('悄悄举报的人');
  const params = { spaceId: place.spaceId, commentId: comment.id };
  await reporter.call(operations.reportComment, { params, body: { reason: 'illegal', note: '请看第二句' } });
  const page = await openReview(second, 'reported');
  await current(page).getByText('请看第二句').waitFor();
  await current(page).getByText('违法内容 1').waitFor();
  await current(page)
    .getByText(/还剩 1 小时|还剩 2 小时/)
    .waitFor();
  expect(await page.getByText('悄悄举报的人').count()).toBe(0);
  await expectAccessible(page, 'reports');
  await page.getByRole('button', { name: '移除' }).click();
  await page.getByRole('radio', { name: '违法内容' }).check();
  await page.getByRole('dialog').getByRole('button', { name: '移除' }).click();
  await page.getByText('已移除，写的人 会看到理由').waitFor();
  await page.getByText('没有新的举报').waitFor();
  expect(await threadTexts()).toEqual([]);
});

it('a reported post is removed with its thread, and another moderator restores it on appeal', async () => {
  const author = await moderator('小李');
  const body = { title: '祖传玉器大甩卖', body: '只卖三天。' };
  const params = { spaceId: place.spaceId };
  const { id: postId } = await author.call(operations.createPost, { params, body });
  await world.comment({ ...place, postId });
  const reporter = await world.member('悄悄举报的人');
  const post = { ...params, postId };
  await reporter.call(operations.reportPost, {
    params: post,
    body: { reason: 'spam', note: '标题就是广告' },
  });
  const page = await openReview(second, 'reported');
  await current(page).getByText('标题就是广告').waitFor();
  await current(page).getByText('整篇内容').waitFor();
  await current(page).getByText('只卖三天。').waitFor();
  expect(await page.getByText('悄悄举报的人').count()).toBe(0);
  await expectAccessible(page, 'a reported post');
  await page.keyboard.press('2');
  const dialog = page.getByRole('dialog', { name: '移除这篇内容' });
  await dialog.getByText(/下面的 1 条留言/).waitFor();
  await page.getByRole('radio', { name: '广告或刷屏' }).check();
  await dialog.getByRole('button', { name: '移除' }).click();
  await page.getByText('已移除，小李 会看到理由').waitFor();
  await page.getByText('没有新的举报').waitFor();
  const standing = async () =>
    (await place.owner.call(operations.listPosts, { params })).items.some(({ id }) => id === postId);
  expect(await standing()).toBe(false);

  const decision = { ...params, commentId: postId };
  await author.call(operations.appealDecision, { params: decision, body: { text: '我什么也没卖' } });
  const theirs = await openReview(place.owner, 'appeals');
  await current(theirs).getByText('我什么也没卖').waitFor();
  await current(theirs)
    .getByText(/小王 移除了这篇内容.*广告或刷屏/)
    .waitFor();
  await theirs.keyboard.press('2');
  await theirs.getByRole('dialog', { name: '恢复这篇内容' }).getByRole('button', { name: '恢复' }).click();
  await theirs.getByText('已恢复，小李 会收到消息').waitFor();
  expect(await standing()).toBe(true);
  await theirs.getByText('记录', { exact: true }).click();
  const log = theirs.getByRole('list', { name: '记录' });
  await log.getByText('申诉后恢复内容').waitFor();
  await log.getByText('移除内容', { exact: true }).waitFor();

  await page.getByRole('link', { name: '内容' }).click();
  await page.getByRole('button', { name: '删除「祖传玉器大甩卖」' }).click();
  await page.getByRole('radio', { name: '和这里无关' }).check();
  const removed = page.getByText('已移除，小李 会看到理由');
  // That of the first time must not be taken for that of this time.
  await removed.waitFor({ state: 'detached' });
  await dialog.getByRole('button', { name: '移除' }).click();
  await removed.waitFor();
  expect(await standing()).toBe(false);
  expect(await author.call(operations.getDecision, { params: decision })).toMatchObject({
    reason: 'off-topic',
    mayAppeal: true,
  });
});

it('a very long comment is folded, so that the reports and the buttons are in view, and opens on request', async () => {
  const text = Array.from({ length: 40 }, () => world.words()).join('\n');
  const comment = await world.comment(place, { text });
  const params = { spaceId: place.spaceId, commentId: comment.id };
  await second.call(operations.reportComment, { params, body: { reason: 'spam', note: '太长了' } });
  const page = await openReview(place.owner, 'reported');
  const note = current(page).getByText('太长了');
  await note.waitFor();
  const isInView = () => note.evaluate((element) => element.getBoundingClientRect().bottom < innerHeight);
  expect(await isInView()).toBe(true);
  await current(page).getByRole('button', { name: '展开全文' }).click();
  await current(page).getByRole('button', { name: '展开全文' }).waitFor({ state: 'detached' });
  expect(await isInView()).toBe(false);
});

it('an appeal is for another moderator than the one who decided, and restores the comment', async () => {
  const author = await world.member('写的人');
  const comment = await world.comment(place, { as: author });
  const params = { spaceId: place.spaceId, commentId: comment.id };
  await second.call(operations.deleteComment, { params });
  await author.call(operations.appealDecision, { params, body: { text: '我只是在提问' } });
  const theirs = await openReview(second, 'appeals');
  await current(theirs).getByText('请另一位版主来看').waitFor();
  expect(await current(theirs).getByRole('button', { name: /恢复/ }).isDisabled()).toBe(true);
  const page = await openReview(place.owner, 'appeals');
  await current(page).getByText('我只是在提问').waitFor();
  await current(page).getByText(/申诉$/).first().waitFor();
  await current(page)
    .getByText(/小王 移除了它/)
    .waitFor();
  await expectAccessible(page, 'appeals');
  await page.keyboard.press('2');
  await page.getByLabel('给作者的话（可不填）').fill('看错了，抱歉');
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复，写的人 会收到消息').waitFor();
  await page.getByText('没有等着的申诉').waitFor();
  await theirs.getByText('没有等着的申诉').waitFor();
  expect(await threadTexts()).toEqual([comment.text]);
});

it('a refused picture is looked at again by another moderator, who shows it', async () => {
  const { author, commentId, pictureId } = await commentWithPicture(world, place, '门口那只绿碗');
  const queue = await openReview(second, 'pictures');
  await current(queue).getByText('门口那只绿碗').waitFor();
  await queue.keyboard.press('2');
  await queue.getByRole('radio', { name: '泄露隐私' }).check();
  await queue.getByRole('dialog').getByRole('button', { name: '不显示' }).click();
  await queue.getByText('带图的人 的图片没有显示，作者会看到理由').waitFor();
  const params = { spaceId: place.spaceId, commentId: pictureId };
  await author.call(operations.appealDecision, { params, body: { text: '碗上没有字' } });

  const page = await openReview(place.owner, 'appeals');
  await current(page).getByText('碗上没有字').waitFor();
  await current(page)
    .getByText(/小王 没有显示这张图片.*泄露隐私/)
    .waitFor();
  const picture = current(page).getByRole('img', { name: '带图的人 的图片：一只绿碗' });
  await picture.waitFor();
  // Refused for one that is broken.
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  await expectAccessible(page, 'the appeal about a picture');
  await page.keyboard.press('2');
  await page.getByRole('dialog', { name: '显示这张图片' }).getByRole('button', { name: '显示' }).click();
  await page.getByText('带图的人 的图片已显示').waitFor();
  const [shown] = await world.thread(place);
  expect([shown?.id, shown?.pictures?.map(({ id }) => id)]).toEqual([commentId, [pictureId]]);
});

it('the owner says in the settings whose comments are looked at first', async () => {
  const page = await openReview(place.owner);
  await page.getByText('谁的留言先看过再公开：不用先看').waitFor();
  await page.getByRole('button', { name: '修改资料' }).click();
  await page.getByRole('dialog').getByText('所有成员', { exact: true }).click();
  await page.getByText(/每条留言都等你看过再公开/).waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('谁的留言先看过再公开：所有成员').waitFor();
  expect(await world.comment(place)).toMatchObject({ waiting: true });
});

it('a creator is told that reviewing is not theirs', async () => {
  const creator = await world.member('创作者');
  const params = { spaceId: place.spaceId, memberId: creator.id };
  await place.owner.call(operations.setRole, { params, body: { role: 'creator' } });
  const page = await openReview(creator);
  await page.getByText('审核由版主和所有者来做').waitFor();
  expect(await page.getByRole('navigation').getByText('审核').count()).toBe(0);
});
