import { afterEach, expect, test, vi } from 'vitest';
import { type MiniProgram, openMiniProgram, type OpenOptions } from './open-mini-program.ts';
import { tinyFetch, writeTinyApp } from './testing/tiny-app.ts';

// The first test of a file also loads the framework, which takes seconds on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const one of opened.splice(0)) one.close();
});

async function open(
  options: Partial<OpenOptions> = {},
  changes: Record<string, string> = {},
): Promise<MiniProgram> {
  const { dist, remove } = writeTinyApp(changes);
  opened.push({ close: remove });
  const app = await openMiniProgram({ dist, fetch: tinyFetch, ...options });
  opened.push(app);
  return app;
}

test('the first page loads, shows, becomes ready and draws what the server answers', async () => {
  const app = await open();
  await app.waitFor(() => app.exists('item-2'));
  expect(app.currentPage()).toEqual({
    route: 'pages/home/home',
    query: {},
    title: '小程序',
    depth: 1,
    scrollTop: 0,
  });
  expect(app.text('log')).toBe('show ready');
  expect(app.text('item-1')).toBe('甲');
  expect(app.requests()).toEqual([{ method: 'GET', url: 'https://example.org/items', status: 200 }]);
  expect(app.setDataBytes()).toBeGreaterThan(50);
  expect(app.errors()).toEqual([]);
});

test('a tap inside a component reaches its handler, and its event reaches the page', async () => {
  const app = await open();
  expect(app.attribute('echo', 'aria-label')).toBe('1 个回响');
  expect(app.classes('echo')).toContain('on');
  await app.tap('echo');
  expect(app.text('echo')).toBe('2 个回响');
  expect(app.errors()).toEqual([]);
});

test('a tap bubbles, unless a handler catches it', async () => {
  const app = await open();
  await app.tap('echo');
  expect(app.text('log')).toBe('show ready outer');
  await app.waitFor(() => app.exists('item-1'));
  await app.tap('item-1');
  await app.waitFor(() => app.currentPage().route === 'pkg/detail');
  await app.goBack();
  expect(app.text('log')).toBe('show ready outer hide show');
});

test('typing fills a field and enables a button; what is hidden is not there for a person', async () => {
  const app = await open();
  await expect(app.tap('send')).rejects.toThrow('disabled');
  expect(app.exists('thanks')).toBe(false);
  expect(app.text()).not.toContain('已发送');
  await app.input('draft', '你好');
  expect(app.value('draft')).toBe('你好');
  await app.tap('send');
  expect(app.text('thanks')).toBe('已发送');
  expect(app.value('draft')).toBe('');
  expect(app.storage.get('sent')).toEqual(['你好']);
});

test('a field without maxlength takes 140 signs, as in WeChat', async () => {
  const app = await open();
  await app.input('draft', 'x'.repeat(200));
  expect(app.value('draft')).toHaveLength(140);
});

test('a subpackage page gets its query and its chunks, and going back unloads it', async () => {
  const app = await open();
  await app.navigate('pkg/detail', { id: 7 });
  expect(app.currentPage()).toEqual({
    route: 'pkg/detail',
    query: { id: '7' },
    title: '第 7 条',
    depth: 2,
    scrollTop: 0,
  });
  await app.waitFor(() => app.text('ended') === 'true');
  expect(app.text('text')).toBe('one two');
  await app.tap('back');
  await app.waitFor(() => app.currentPage().depth === 1);
  expect(app.errors()).toEqual([]);
});

test('tabs keep their pages alive, and taps on them are told', async () => {
  const app = await open();
  await app.tap('echo');
  await app.tapTab(1);
  expect(app.tabBar().selected).toBe(1);
  expect(app.text('me')).toBe('我');
  await app.tapTab(0);
  expect(app.text('echo')).toBe('2 个回响');
  expect(app.text('log')).toBe('show ready outer hide show');
});

test('pages that WeChat would refuse to open are refused', async () => {
  const app = await open();
  await expect(app.navigate('pages/nowhere')).rejects.toThrow('not found');
  for (let i = 0; i < 9; i += 1) await app.navigate('pkg/detail', { id: i });
  await expect(app.navigate('pkg/detail')).rejects.toThrow('limit');
  expect(app.currentPage().depth).toBe(10);
});

test('pulling down refreshes and waits for the end of it; a page without the switch refuses', async () => {
  const app = await open();
  await app.pullDown();
  expect(app.requests()).toHaveLength(2);
  await app.tapTab(1);
  await expect(app.pullDown()).rejects.toThrow('does not enable');
});

test('reaching the bottom and sharing call the page', async () => {
  const app = await open();
  await app.reachBottom();
  expect(app.text('log')).toContain('bottom');
  expect(app.share()).toEqual({ title: '回响', path: 'pages/home/home?from=menu' });
});

test('questions are answered as the test says', async () => {
  const app = await open({ answers: { modal: ({ title }) => title !== '删除？' } });
  await app.tap('ask');
  await app.waitFor(() => app.text('log').endsWith('no'));
  expect(app.modals()).toEqual([{ title: '删除？', content: '' }]);
});

test('the group of a visit is what the test says, and nothing where it says nothing', async () => {
  const ask = (what: string) =>
    `Page({ onLoad() { wx.getGroupEnterInfo({ success: (got) => this.setData({ said: got.${what} }), fail: (no) => this.setData({ said: no.errMsg }) }); } });`;
  const page = {
    'pages/me/me.js': ask('encryptedData'),
    'pages/me/me.wxml': `<view id="me">{{said}}</view>`,
  };
  const sealed = { encryptedData: 'AAAA', iv: 'BBBB' };
  const inGroup = await open({ answers: { groupEntry: () => sealed } }, page);
  await inGroup.navigate('pages/me/me');
  await inGroup.waitFor(() => inGroup.text('me') === 'AAAA');
  const elsewhere = await open({}, page);
  await elsewhere.navigate('pages/me/me');
  await elsewhere.waitFor(() => elsewhere.text('me').includes('40097'));
  expect(elsewhere.errors()).toEqual([]);
});

test('without a network requests fail and the app can say so', async () => {
  const app = await open();
  await app.waitFor(() => app.exists('item-1'));
  app.setNetwork(false);
  void app.pullDown().catch(() => undefined);
  await app.waitFor(() => app.toasts().length > 0);
  expect(app.toasts()).toEqual([{ title: '网络连不上', icon: 'none' }]);
});

test('a request that never ends is aborted when the program closes its task', async () => {
  let aborted = false;
  const fetch: typeof globalThis.fetch = (input, init) => {
    if (!new URL(input as string).pathname.endsWith('live')) return tinyFetch(input, init);
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => {
        aborted = true;
        reject(new Error('aborted'));
      });
    });
  };
  const app = await open({ fetch });
  await app.navigate('pkg/detail', { id: 1 });
  await app.goBack();
  expect(aborted).toBe(true);
});

test('the storage of an earlier run is there after a restart', async () => {
  const storage = new Map<string, unknown>();
  const first = await open({ storage });
  await first.input('draft', 'a');
  await first.tap('send');
  const second = await open({ storage });
  expect(second.storage.get('sent')).toEqual(['a']);
});

test('a launch by a shared page opens that page', async () => {
  const app = await open({ launch: { route: 'pkg/detail', query: { id: '9' }, scene: 1044 } });
  expect(app.text('id')).toBe('9');
});

test('hiding and showing the app are told to the page', async () => {
  const app = await open();
  app.hideApp();
  app.showApp();
  await app.settle();
  expect(app.text('log')).toBe('show ready hide show');
});

test('a name that is not there is answered with the names that are', async () => {
  const app = await open();
  await expect(app.tap('nothing')).rejects.toThrow(/There is no "nothing".*draft, send/);
});

test('waiting in vain tells why', async () => {
  const app = await open();
  await expect(app.waitFor(() => app.text('nothing'), 20)).rejects.toThrow('There is no "nothing"');
});

test('data reaches the view as text only, so functions and later changes are lost', async () => {
  const me = `Page({ onLoad() { const list = ['a']; this.setData({ list, run() {} }); list.push('b'); this.setData({ kind: typeof this.data.run }); } });`;
  const app = await open(
    {},
    { 'pages/me/me.js': me, 'pages/me/me.wxml': `<view id="me">{{list[0]}}{{list[1]}} {{kind}}</view>` },
  );
  await app.navigate('pages/me/me');
  expect(app.text('me')).toBe('a undefined');
});
