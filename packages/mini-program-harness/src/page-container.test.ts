import { afterEach, expect, test, vi } from 'vitest';
import { type MiniProgram, openMiniProgram } from './open-mini-program.ts';
import { tinyFetch, writeTinyApp } from './testing/tiny-app.ts';

// The first test of a file also loads the framework, which takes seconds on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

const EVENTS = ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave'];
const container = `<page-container wx:if="{{!gone}}" show="{{show}}" duration="{{0}}" overlay="{{false}}" ${EVENTS.map((type) => `bind:${type}="note"`).join(' ')}/>`;
const detail = (inside: string) => ({
  'pkg/detail.js': `Page({
    data: { show: false, log: [], gone: false },
    note(e) { this.setData({ log: this.data.log.concat(e.type) }); },
    show() { this.setData({ show: true }); },
    hide() { this.setData({ show: false }); },
    drop() { this.setData({ gone: true }); },
    back() { wx.navigateBack(); },
  });`,
  'pkg/detail.wxml': `<view><text id="log">{{log}}</text>${['show', 'hide', 'drop', 'back'].map((name) => `<view id="${name}" bindtap="${name}"/>`).join('')}</view>${inside}`,
});

/** A page with a container on top of the first one. */
async function openDetail(inside = container): Promise<MiniProgram> {
  const { dist, remove } = writeTinyApp(detail(inside));
  opened.push({ close: remove });
  const app = await openMiniProgram({ dist, fetch: tinyFetch });
  opened.push(app);
  await app.navigate('pkg/detail');
  return app;
}

const shows = async (app: MiniProgram): Promise<void> => {
  await app.tap('show');
  await app.waitFor(() => app.text('log').endsWith('afterenter'));
};
const leaves = async (app: MiniProgram): Promise<void> => {
  await app.waitFor(() => app.text('log').endsWith('afterleave'));
};

test('a step back hides the container and tells of it in order, and the next one leaves the page', async () => {
  const app = await openDetail();
  await shows(app);
  await app.goBack();
  await leaves(app);
  expect(app.text('log').split(',')).toEqual(EVENTS);
  expect(app.currentPage().route).toBe('pkg/detail');
  await app.goBack();
  expect(app.currentPage().route).toBe('pages/home/home');
  expect(app.errors()).toEqual([]);
});

test('the call of the app to go back hides it as well', async () => {
  const app = await openDetail();
  await shows(app);
  await app.tap('back');
  await leaves(app);
  expect(app.currentPage().route).toBe('pkg/detail');
});

test('hidden by the app, it tells the same, and the first step back leaves the page', async () => {
  const app = await openDetail();
  await shows(app);
  await app.tap('hide');
  await leaves(app);
  expect(app.text('log').split(',')).toEqual(EVENTS);
  await app.goBack();
  expect(app.currentPage().depth).toBe(1);
});

test('hidden by a step back, it is shown again only by an app that said so', async () => {
  const app = await openDetail();
  await shows(app);
  await app.goBack();
  await leaves(app);
  await app.tap('show');
  await app.settle();
  expect(app.text('log').split(',')).toEqual(EVENTS);
  await app.tap('hide');
  await shows(app);
  await app.goBack();
  expect(app.currentPage().depth).toBe(2);
});

test('another page is left by one step back, and the container below is still shown', async () => {
  const app = await openDetail();
  await shows(app);
  await app.navigate('pkg/detail', { id: 2 });
  await app.goBack();
  expect(app.currentPage().depth).toBe(2);
  await app.goBack();
  await leaves(app);
  expect(app.currentPage().depth).toBe(2);
});

test('the page is where it was when the container was shown', async () => {
  const app = await openDetail();
  await app.scrollTo(600);
  await shows(app);
  await app.scrollTo(0);
  await app.goBack();
  expect(app.currentPage().scrollTop).toBe(600);
});

test('on the first page nothing holds the way back', async () => {
  const page = detail(container);
  const { dist, remove } = writeTinyApp({
    'pages/me/me.js': page['pkg/detail.js'],
    'pages/me/me.wxml': page['pkg/detail.wxml'],
  });
  opened.push({ close: remove });
  const app = await openMiniProgram({ dist, fetch: tinyFetch, launch: { route: 'pages/me/me' } });
  opened.push(app);
  await shows(app);
  await app.goBack();
  await app.settle();
  expect(app.text('log')).toMatch(/afterenter$/);
});

test('a second container on a page is a fault', async () => {
  const app = await openDetail(container + container);
  expect(app.errors().join()).toContain('Only one page-container');
});

test('a container that is taken away while it is shown is a fault, and one of a page that is left is none', async () => {
  const app = await openDetail();
  await shows(app);
  await app.navigate('pages/me/me');
  expect(app.errors()).toEqual([]);
  await app.navigate('pkg/detail');
  await shows(app);
  await app.tap('drop');
  expect(app.errors().join()).toContain('taken away');
});
