import { type Comment, operations } from '@huixiang/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consolePages } from './src/console-pages.ts';
import { type ConsoleBrowser, startConsole } from './src/console-browser.ts';
import { type DemoCorner, findDemoCorner } from './src/demo.ts';
import { eventually } from './src/eventually.ts';
import { expectAccessible } from './src/page-audit.ts';
import { type Served, serve } from './src/serve.ts';
import { World } from './src/world.ts';

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
let world: World;
let demo: DemoCorner;
let desk: ConsoleBrowser;

beforeAll(async () => {
  ({ browser, server, close } = await serve('console'));
  world = new World(server.address);
  demo = await findDemoCorner(world);
});
afterAll(() => close?.());

const start = async (as?: DemoCorner['owner'], theme: 'light' | 'dark' = 'light') => {
  desk = await startConsole({ browser, address: server.address }, { ...(as ? { as } : {}), theme });
  return desk;
};
afterEach(async () => {
  await desk.close();
  expect(desk.problems()).toEqual([]);
});

const spacePath = (page = ''): string => `/spaces/${demo.space.id}${page}`;

describe('signing in', () => {
  it('leads a guest to the sign-in and then to the page they wanted, as the owner of a demo space', async () => {
    const { page, open } = await start();
    await open(spacePath('/inbox'));
    await page.getByRole('heading', { name: '登录' }).waitFor();
    await page.getByRole('button', { name: demo.owner.nickname }).click();
    await page.getByRole('heading', { name: '待回应', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/console${spacePath('/inbox')}`);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '登录' }).waitFor();
  });

  it('tells a member who is not staff that they cannot enter', async () => {
    const { page, open } = await start(await world.member());
    await open(spacePath());
    await page.getByText('这里你进不去').waitFor();
  });
});

describe('the overview', () => {
  it('shows the very numbers of the API', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath());
    const overview = await demo.owner.call(operations.getOverview, { params: { spaceId: demo.space.id } });
    const card = (name: string) =>
      page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) });
    const shown = async (name: string) => (await card(name).locator('.figures').first().innerText()).trim();
    const expected = {
      待回应: overview.unanswered,
      留言: overview.comments,
      活跃成员: overview.activeMembers,
      开启的听众: overview.listenersOn,
      新内容: overview.posts,
    };
    for (const [name, value] of Object.entries(expected))
      expect([name, await shown(name)]).toEqual([name, new Intl.NumberFormat('zh-CN').format(value)]);
    await card('一小时内被听见')
      .getByText(`${overview.memberComments} 条中有 ${overview.heardWithinHour} 条`)
      .waitFor();
    const layers = await card('回响').locator('.count').allInnerTexts();
    const { raw, counted, organic } = overview.echoes;
    expect(layers).toEqual(
      [raw, counted, organic].map((value) => new Intl.NumberFormat('zh-CN').format(value)),
    );
    expect(overview.comments).toBeGreaterThan(0);
    expect(raw).toBeGreaterThan(0);
  });

  it('draws the curve and shows the same as a table', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath());
    const picture = page.getByRole('img', { name: /回响累计曲线/ });
    for (const layer of ['raw', 'counted', 'organic']) {
      const colour = await picture.evaluate(
        (element, name) => getComputedStyle(element).getPropertyValue(name).trim(),
        `--hx-${layer}`,
      );
      await picture.locator(`path[stroke="${colour}"]`).first().waitFor({ state: 'attached' });
    }
    await page.getByText('表格', { exact: true }).click();
    expect(await page.getByRole('row').count()).toBeGreaterThan(2);
  });
});

describe('the inbox', () => {
  let first: Comment;
  let second: Comment;
  let unanswered: number;

  beforeEach(async () => {
    const params = { spaceId: demo.space.id };
    const reply = await demo.owner.call(operations.listInbox, { params, query: { show: 'unanswered' } });
    [first, second] = reply.items.map(({ comment }) => comment) as [Comment, Comment];
    ({ unanswered } = reply);
    expect(unanswered).toBeGreaterThan(2);
  });

  it('is worked through by keys alone: move, feature, reply', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/inbox'));
    const current = page.locator('[aria-current="true"].row');
    await current.filter({ hasText: first.text.slice(0, 20) }).waitFor();
    await page.keyboard.press('j');
    await current.filter({ hasText: second.text.slice(0, 20) }).waitFor();
    await page.keyboard.press('k');
    await current.filter({ hasText: first.text.slice(0, 20) }).waitFor();

    await page.keyboard.press('f');
    await page.getByText('已设为精选').waitFor();
    expect((await comment(first)).featured).toBe(true);
    await page.keyboard.press('f');
    await page.getByText('已取消精选').waitFor();
    expect((await comment(first)).featured).toBe(false);

    await page.keyboard.press('s');
    await page.getByText('已标记为解决').waitFor();
    await page.locator('.row.settled').filter({ hasText: '已解决' }).waitFor();
    expect((await comment(first)).solved).toBe(true);
    await page.getByText(`待回应 ${unanswered - 1}`).waitFor();
    await page.getByRole('button', { name: '已解决', exact: true }).click();
    await page.getByText('已取消标记，回到待回应').waitFor();
    await page.getByText(`待回应 ${unanswered}`).waitFor();
    expect(await comment(first)).not.toHaveProperty('solved');

    await page.keyboard.press('r');
    await page.keyboard.type('谢谢你慢慢写下来，我去试试看。');
    await page.keyboard.press('Control+Enter');
    await page.getByText(`已回应 ${first.author.nickname}`).waitFor();
    const replies = await world.replies(first);
    expect(replies.map(({ text }) => text)).toContain('谢谢你慢慢写下来，我去试试看。');
    await page
      .locator('.row.settled')
      .filter({ hasText: first.text.slice(0, 20) })
      .waitFor();
    await page.getByText(`待回应 ${unanswered - 1}`).waitFor();
  });

  it('shows a new comment without being asked, and nothing moves under the reader', async () => {
    const place = await world.openSpace();
    const earlier = [await world.comment(place), await world.comment(place)] as const;
    const { page, open } = await start(place.owner);
    await open(`/spaces/${place.spaceId}/inbox`);
    await page.getByText('实时更新中').waitFor();
    const rows = page.locator('.row .text');
    await page.getByLabel(/^回应 /).fill('还没有写完的话');
    const fresh = await world.comment(place);
    await rows.filter({ hasText: fresh.text }).waitFor();
    expect(await rows.allInnerTexts()).toEqual([...earlier, fresh].map(({ text }) => text));
    expect(await page.locator('.row.selected .text').innerText()).toBe(earlier[0].text);
    expect(await page.getByLabel(/^回应 /).inputValue()).toBe('还没有写完的话');
  });

  it('sends a reply once, however often the button is pressed', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/inbox'));
    await page
      .locator('.row')
      .filter({ hasText: first.text.slice(0, 20) })
      .click();
    await page.getByLabel(/^回应 /).fill('我记下了。');
    await page.getByRole('button', { name: '发送回应' }).dblclick();
    await page.locator('.row.settled').first().waitFor();
    const replies = await world.replies(first);
    expect(replies.filter(({ text }) => text === '我记下了。')).toHaveLength(1);
  });

  const comment = ({ id: commentId, spaceId: space }: Comment) =>
    world.guest().call(operations.getComment, { params: { spaceId: space, commentId } });
});

describe('the posts', () => {
  it('a post that is published here can be read by members at once', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/posts'));
    await page.getByRole('button', { name: '发布内容' }).click();
    await page.getByLabel('标题').fill('阳台上今天第一朵花');
    await page.getByRole('dialog').getByRole('button', { name: '发布', exact: true }).click();
    await page.getByText('阳台上今天第一朵花').first().waitFor();
    const params = { spaceId: demo.space.id };
    const { items } = await world.guest().call(operations.listPosts, { params });
    expect(items[0]?.title).toBe('阳台上今天第一朵花');
  });
});

it('without a network says so, and that nothing renews itself', async () => {
  const { page, open } = await start(demo.owner);
  await open(spacePath());
  await page.getByText('实时更新中').waitFor();
  await page.context().setOffline(true);
  await page.getByText('网络断开了').waitFor();
  await page.getByText('实时中断，重连中').waitFor();
});

describe('the supply of listeners', () => {
  const section = (name: string) =>
    desk.page.locator('section').filter({ has: desk.page.getByRole('heading', { name, exact: true }) });

  it('says in the very numbers of the API what can be promised', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/supply'));
    const params = { spaceId: demo.space.id };
    const supply = await demo.owner.call(operations.getSupply, { params });
    expect(supply.verdict).not.toBe('not-enough-data');
    const shown = async (name: string) =>
      Number.parseFloat((await section(name).locator('.figures').first().innerText()).replace(/,/g, ''));
    const percent = (share: number | null | undefined) => Math.round((share ?? 0) * 100);
    expect(await shown('一小时内最多能被听见')).toBe(percent(supply.firstHour.ceiling));
    expect(await shown('卡片接受率')).toBe(percent(supply.acceptRate?.rate));
    const { low, high } = supply.acceptRate!;
    await section('卡片接受率')
      .getByText(`在 ${percent(low)}% 到 ${percent(high)}% 之间`)
      .waitFor();
    expect(await shown('够得着的听众')).toBe(supply.listeners.on);
    expect(await shown('真正来听的')).toBe(supply.listeners.visiting);
    await page.getByRole('img', { name: /需要每天 .*可发每天 .*发出每天 / }).waitFor();
    await page.getByText('不要用奖励换听众').waitFor();
  });

  it('of a new space says that it knows nothing yet, and how to begin', async () => {
    const { owner, spaceId } = await world.openSpace();
    const { page, open } = await start(owner);
    await open(`/spaces/${spaceId}/supply`);
    await page.getByText('数据还不够').waitFor();
    await section('怎样更好').getByText('先有第一批听众').waitFor();
    expect(await section('一小时内最多能被听见').innerText()).toContain('还不知道');
  });
});

describe('the tags', () => {
  it('are learned ones and own ones; what staff add and hide holds at once for everybody', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/tags'));
    const params = { spaceId: demo.space.id };
    const tags = () => world.guest().call(operations.listTags, { params });
    const row = (tag: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: tag, exact: true }) });
    const learned = (await tags()).items.find(({ origin }) => origin === 'learned')!.tag;
    await row(learned).getByText('学到的').waitFor();

    await page.getByLabel('添加标签').fill('桂花巷');
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await row('桂花巷').getByText('添加的').waitFor();
    expect((await tags()).items.map(({ tag }) => tag)).toContain('桂花巷');

    await page.getByRole('button', { name: `隐藏「${learned}」` }).click();
    await page.getByRole('button', { name: `恢复「${learned}」` }).waitFor();
    expect((await tags()).items.map(({ tag }) => tag)).not.toContain(learned);
    expect((await tags()).hidden).toEqual([]);

    await page.getByRole('button', { name: `恢复「${learned}」` }).click();
    await row(learned).waitFor();
    await page.getByRole('button', { name: '去掉「桂花巷」' }).click();
    await row('桂花巷').waitFor({ state: 'detached' });
    expect((await tags()).items.map(({ tag }) => tag)).not.toContain('桂花巷');
  });
});

describe('the openers', () => {
  it('are worded anew, added and put away, and hold at once for everybody', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/openers'));
    const params = { spaceId: demo.space.id };
    const openers = async () => (await world.guest().call(operations.listOpeners, { params })).items;
    const [first] = await openers();
    const row = (text: string) => page.locator('.opener').filter({ hasText: text });
    const before = first!.template.replaceAll(/\{[^}]*\}/g, '＿＿');
    await row(before).getByText('通用').waitFor();

    await page.getByRole('button', { name: `改写「${before}」` }).click();
    const form = page.locator('.opener form');
    await form.getByLabel('开头的半句话').fill('让我停下来的是这里');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('花括号里写出一到两处要填的地方。').waitFor();
    await form.getByLabel('开头的半句话').fill('让我停下来的是{哪一句}');
    await form.getByText('大家会看到：让我停下来的是＿＿').waitFor();
    await form.getByRole('button', { name: '保存' }).click();
    await row('让我停下来的是＿＿').getByText('第 2 版').waitFor();
    expect((await openers())[0]).toMatchObject({ id: first!.id, version: 2 });

    const adding = page.getByRole('region', { name: '加一条开场白' });
    await adding.getByLabel('开头的半句话').fill('喜欢就转发给{谁}');
    await adding.getByRole('button', { name: '加上' }).click();
    await adding.getByText(/不能替人表态/).waitFor();
    await adding.getByLabel('开头的半句话').fill('要是{谁}也读到就好了');
    await adding.getByRole('button', { name: '加上' }).click();
    await row('要是＿＿也读到就好了').getByText('自己写的').waitFor();
    expect((await openers()).map(({ template }) => template)).toContain('要是{谁}也读到就好了');

    await page.getByRole('button', { name: '收起「要是＿＿也读到就好了」' }).click();
    await page.getByRole('button', { name: '放回「要是＿＿也读到就好了」' }).waitFor();
    expect((await openers()).map(({ template }) => template)).not.toContain('要是{谁}也读到就好了');
  });
});

describe('the focus', () => {
  const focused = (): Promise<string> =>
    desk.page.evaluate(() => {
      const at = document.activeElement as HTMLElement;
      return at === document.body ? '' : (at.getAttribute('aria-label') ?? at.innerText);
    });
  const expectFocused = (name: string | RegExp): Promise<boolean> =>
    eventually(`the focus on ${name}`, async () => new RegExp(name).test(await focused()));

  it('goes back to what opened a dialog, however that is left', async () => {
    const { page, open } = await start(demo.owner);
    await open(spacePath('/posts'));
    const button = page.getByRole('button', { name: '发布内容' });
    for (const key of ['Enter', 'Escape'] as const) {
      await button.focus();
      await page.keyboard.press('Enter');
      const cancel = page.getByRole('dialog').getByRole('button', { name: '取消' });
      await cancel.focus();
      await page.keyboard.press(key);
      await cancel.waitFor({ state: 'detached' });
      await expectFocused('发布内容');
    }
  });

  it('stays in the list when the row in hand goes, and goes into the form that takes its place', async () => {
    const place = await world.openSpace();
    for (const tag of ['甲乙', '丙丁'])
      await place.owner.call(operations.setTag, {
        params: { spaceId: place.spaceId, tag },
        body: { state: 'added' },
      });
    const { page, open } = await start(place.owner);
    await open(`/spaces/${place.spaceId}/tags`);
    await page.getByRole('button', { name: '去掉「甲乙」' }).focus();
    await page.keyboard.press('Enter');
    await expectFocused(/^丙丁/);
    await open(`/spaces/${place.spaceId}/openers`);
    await page.getByRole('button', { name: /^改写/ }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.opener form input').first().waitFor();
    await eventually('the field', () => page.evaluate(() => document.activeElement?.localName === 'input'));
    await page.locator('.opener form').getByRole('button', { name: '取消' }).focus();
    await page.keyboard.press('Enter');
    await expectFocused(/^改写/);
  });
});

describe('every page is accessible', () => {
  const names = [
    'sign-in',
    'spaces',
    'overview',
    'inbox',
    'review',
    'posts',
    'supply',
    'groups',
    'openers',
    'tags',
    'staff',
    'lost',
  ] as const;
  const cases = names.flatMap((name) => (['light', 'dark'] as const).map((theme) => ({ name, theme })));

  it.each(cases)('$name ($theme)', async ({ name, theme }) => {
    const found = consolePages(demo).find((one) => one.name === name)!;
    const { page, open } = await start(found.as, theme);
    await open(found.path);
    await page.locator(found.ready).first().waitFor({ state: 'attached' });
    await expectAccessible(page, `${name} (${theme})`);
  });
});
