import { liveTopics } from '@huixiang/client';
import { type BodyOf, operations } from '@huixiang/contract';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConsoleBrowser, startConsole } from './src/console-browser.ts';
import { eventually } from './src/eventually.ts';
import { type Served, serve } from './src/serve.ts';
import { watchLive } from './src/watch-live.ts';
import { type Place, World } from './src/world.ts';

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;
beforeAll(async () => {
  ({ browser, server, close } = await serve('console'));
  world = new World(server.address);
});
afterAll(() => close?.());

let place: Place;
let desk: ConsoleBrowser;
let page: Page;
beforeEach(async () => {
  place = await world.openSpace();
  desk = await startConsole({ browser, address: server.address }, { as: place.owner });
  ({ page } = desk);
});
afterEach(async () => {
  await desk.close();
  expect(desk.problems()).toEqual([]);
});

const params = () => ({ spaceId: place.spaceId });
const open = (part: string) => desk.open(`/spaces/${place.spaceId}/${part}`);
const dialog = () => page.getByRole('dialog');

describe('two of the staff at once', () => {
  it('add each a tag, and both stand', async () => {
    await open('tags');
    const other = await page.context().newPage();
    await other.goto(page.url());
    const add = async (at: Page, tag: string): Promise<void> => {
      await at.getByLabel('添加标签').fill(tag);
      await at.getByRole('button', { name: '添加', exact: true }).click();
      await at.getByRole('rowheader', { name: tag, exact: true }).waitFor();
    };
    await page.getByLabel('添加标签').waitFor();
    await add(other, '桂花');
    await add(page, '茉莉');
    await page.getByRole('rowheader', { name: '桂花', exact: true }).waitFor();
    const { items } = await place.owner.call(operations.listTags, { params: params() });
    expect(items.map(({ tag }) => tag)).toEqual(['桂花', '茉莉']);
  });

  it('edit one post: the later one sees what the other wrote, keeps their own words, and decides', async () => {
    await open('posts');
    await page.getByRole('button', { name: `修改「${place.title}」` }).click();
    await page.getByLabel('正文').fill('我写了很久的话');
    const at = { ...params(), postId: place.postId };
    const body: BodyOf<typeof operations.editPost> = { body: '同事刚写的话' };
    await place.owner.call(operations.editPost, { params: at, body });
    const save = () => dialog().getByRole('button', { name: '保存' }).click();
    await save();
    await dialog().getByText('同事刚写的话').waitFor();
    await dialog().getByRole('alert').waitFor();
    expect(await page.getByLabel('正文').inputValue()).toBe('我写了很久的话');
    expect((await place.owner.call(operations.getPost, { params: at })).body).toBe('同事刚写的话');
    await save();
    await dialog().waitFor({ state: 'detached' });
    expect((await place.owner.call(operations.getPost, { params: at })).body).toBe('我写了很久的话');
  });

  it('word one opener anew: the later one sees what the other wrote, keeps their own words, and decides', async () => {
    await open('openers');
    const { items } = await place.owner.call(operations.listStaffOpeners, { params: params(), query: {} });
    const { id } = items[0]!;
    const stands = async () =>
      (await place.owner.call(operations.listStaffOpeners, { params: params(), query: {} })).items.find(
        (one) => one.id === id,
      )?.template;
    await page.getByRole('button', { name: /^改写/ }).first().click();
    const form = page.locator('.opener form');
    const field = form.getByRole('textbox').first();
    await field.fill('我先想到的是{哪件事}。');
    const template = '同事想到的是{哪件事}。';
    await place.owner.call(operations.editOpener, {
      params: { ...params(), openerId: id },
      body: { template },
    });
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText(template).waitFor();
    expect(await field.inputValue()).toBe('我先想到的是{哪件事}。');
    expect(await stands()).toBe(template);
    await form.getByRole('button', { name: '保存' }).click();
    await eventually('the own words', async () => (await stands()) === '我先想到的是{哪件事}。');
  });

  it('change two settings of a space, and both stand', async () => {
    await open('tags');
    await page.getByRole('button', { name: '修改资料' }).click();
    await dialog().getByLabel('介绍').fill('一起看花');
    const body = { preReview: 'all' } as const;
    await place.owner.call(operations.editSpace, { params: params(), body });
    await dialog().getByRole('button', { name: '保存' }).click();
    await dialog().waitFor({ state: 'detached' });
    const space = await place.owner.call(operations.getSpace, { params: params() });
    expect(space).toMatchObject({ description: '一起看花', preReview: 'all' });
  });
});

it('what was written before the live stream of the inbox was open shows once it is', async () => {
  const earlier = await world.comment(place);
  const late = Promise.withResolvers<void>();
  await page.route('**/api/live?**', async (route) => {
    await late.promise;
    await route.continue();
  });
  await open('inbox');
  const rows = page.locator('.row .text');
  await rows.filter({ hasText: earlier.text }).waitFor();
  const told = await watchLive(world, liveTopics.post(place.spaceId, place.postId));
  const fresh = await world.comment(place);
  await told(fresh.text);
  late.resolve();
  await rows.filter({ hasText: fresh.text }).waitFor();
});
