import { expect, test } from 'vitest';
import { describeContent, type CommentContent } from './content.ts';
import { gaugeDirection, gaugeTaste, learnTaste, type TasteAct } from './learn-taste.ts';
import { mergeTaste, type TasteSources } from './merge-taste.ts';
import { compare } from './profile.ts';
import { termsOf } from './terms.ts';

const DAY = 86_400_000;
const NOW = 1_000 * DAY;
const frequencies = { comments: 100, of: () => 5 };
let nextId = 0;
const content = (text: string, title = ''): CommentContent =>
  describeContent(
    { commentId: (nextId += 1), text, words: termsOf(text), titleWords: termsOf(title) },
    frequencies,
  );
const did = (act: TasteAct['act'], text: string, daysAgo = 0): TasteAct => ({
  act,
  at: NOW - daysAgo * DAY,
  content: content(text),
});
const sources = (some: Partial<TasteSources>): TasteSources => ({
  interests: [],
  decided: [],
  learned: new Map(),
  gauge: new Map(),
  gaugeDirection: new Map(),
  ...some,
});
const fits = (text: string, some: Partial<TasteSources>) =>
  compare(content(text), mergeTaste(sources(some)).profile);

test('echoes and replies raise the words of what they answer, passes lower them a little', () => {
  const learned = learnTaste(
    [
      did('echo', '薄荷扦插'),
      did('reply', '薄荷浇水'),
      did('pass', '股票大涨'),
      did('pass', '股票亏损'),
      did('pass', '足球比赛'),
    ],
    NOW,
  );
  expect(learned.get('薄荷')).toBeGreaterThan(0.2);
  expect(learned.get('股票')).toBeLessThan(0);
  expect(Math.abs(learned.get('股票') ?? 0)).toBeLessThan(learned.get('薄荷') ?? 0);
});

test('a word of a single answer may be chance and is not learned', () => {
  expect(learnTaste([did('echo', '薄荷扦插'), did('echo', '仙人掌开花')], NOW).size).toBe(0);
});

test('a pass of who passes nearly everything says next to nothing', () => {
  const passes = Array.from({ length: 60 }, (_, n) => did('pass', n < 2 ? '足球比赛' : '别的题目'));
  const [rare] = [learnTaste(passes, NOW).get('足球')];
  const picky = learnTaste(
    [...Array.from({ length: 60 }, () => did('echo', '别的题目')), did('pass', '足球'), did('pass', '足球')],
    NOW,
  );
  expect(Math.abs(rare ?? 0)).toBeLessThan(Math.abs(picky.get('足球') ?? 0) / 3);
});

test('what was answered long ago fades', () => {
  const fresh = learnTaste([did('echo', '薄荷'), did('echo', '薄荷')], NOW).get('薄荷') ?? 0;
  const old = learnTaste([did('echo', '薄荷', 120), did('echo', '薄荷', 120)], NOW).get('薄荷') ?? 0;
  expect(old).toBeGreaterThan(0);
  expect(old).toBeLessThan(fresh / 2);
});

test('however often a word is answered, its weight stays below 1', () => {
  const weight =
    learnTaste(
      Array.from({ length: 200 }, () => did('echo', '薄荷')),
      NOW,
    ).get('薄荷') ?? 0;
  expect(weight).toBeGreaterThan(0.85);
  expect(weight).toBeLessThan(1);
});

test('gauge reactions raise and lower the words of their cards, a skip does neither', () => {
  const gauge = gaugeTaste(
    [
      { reaction: 'speaks', content: content('薄荷扦插') },
      { reaction: 'not-for-me', content: content('股票大涨') },
      { reaction: 'skip', content: content('足球比赛') },
    ],
    () => true,
  );
  expect(gauge.get('薄荷')).toBeGreaterThan(0);
  expect(gauge.get('股票')).toBeLessThan(0);
  expect(gauge.has('足球')).toBe(false);
});

test('a word that no other comment of the space has makes no tag of a gauge card', () => {
  const gauge = gaugeTaste([{ reaction: 'speaks', content: content('薄荷扦插') }], (term) => term === '扦插');
  expect([...gauge.keys()]).toEqual(['扦插']);
});

test('a comment near what spoke to a listener fits by the gauge, one near what did not the other way', () => {
  const direction = gaugeDirection([
    { reaction: 'speaks', content: content('薄荷扦插的盆土') },
    { reaction: 'not-for-me', content: content('股票大涨的消息') },
  ]);
  expect(fits('扦插多久', { gaugeDirection: direction }).gauge).toBeGreaterThan(0.2);
  expect(fits('这只股票', { gaugeDirection: direction }).gauge).toBeLessThan(-0.2);
  expect(fits('足球比赛', { gaugeDirection: direction })).toEqual({ score: 0, gauge: 0, tag: null });
});

test('a declared interest is the reason when its words are there, in the text or the title', () => {
  expect(fits('薄荷又发新芽', { interests: ['薄荷'] })).toMatchObject({ tag: '薄荷' });
  const inTitle = compare(
    content('又发新芽', '薄荷怎么养'),
    mergeTaste(sources({ interests: ['薄荷'] })).profile,
  );
  expect(inTitle.tag).toBe('薄荷');
  expect(inTitle.score).toBeLessThan(fits('薄荷又发新芽', { interests: ['薄荷'] }).score);
});

test('an interest of several words matches by each of them, and is told as it was written', () => {
  expect(fits('阳台漏水', { interests: ['阳台种菜'] })).toMatchObject({ tag: '阳台种菜' });
  expect(fits('用Fuji拍的', { interests: ['Fuji 相机'] })).toMatchObject({ tag: 'Fuji 相机' });
});

test('an interest of one character is sought in the text itself', () => {
  expect(fits('新到的茶不错', { interests: ['茶'] })).toMatchObject({ tag: '茶' });
  expect(fits('新到的酒不错', { interests: ['茶'] })).toEqual({ score: 0, gauge: 0, tag: null });
});

test('a tag with a weight below 0 lowers the score and is never told as a reason', () => {
  const learned = new Map([['股票', -0.5]]);
  const { score, tag } = fits('股票大涨', { learned });
  expect(score).toBeLessThan(0);
  expect(tag).toBeNull();
});

test('what the member decided stands, whatever was learned', () => {
  const { tags } = mergeTaste(
    sources({
      learned: new Map([['薄荷', 0.6]]),
      decided: [{ tag: '薄荷', weight: -1, deleted: false }],
    }),
  );
  expect(tags).toEqual([{ tag: '薄荷', weight: -1, origin: 'declared' }]);
});

test('a deleted tag is gone from list, score, gauge and reasons, wherever it came from', () => {
  const decided = [
    { tag: '薄荷', weight: 0, deleted: true },
    { tag: 'tea', weight: 0, deleted: true },
  ];
  const all = {
    interests: ['Tea'],
    decided,
    learned: new Map([['薄荷', 0.9]]),
    gauge: new Map([['薄荷', 0.9]]),
    gaugeDirection: new Map([['薄荷', 1]]),
  };
  expect(mergeTaste(sources(all)).tags).toEqual([]);
  expect(fits('薄荷 tea', all)).toEqual({ score: 0, gauge: 0, tag: null });
});

test('tags of all sources are in one list, strongest first', () => {
  const { tags } = mergeTaste(
    sources({
      interests: ['茶'],
      learned: new Map([
        ['薄荷', 0.4],
        ['股票', -0.6],
      ]),
      gauge: new Map([
        ['薄荷', 0.1],
        ['盆土', 0.2],
      ]),
    }),
  );
  expect(tags).toEqual([
    { tag: '茶', weight: 1, origin: 'declared' },
    { tag: '股票', weight: -0.6, origin: 'learned' },
    { tag: '薄荷', weight: 0.5, origin: 'learned' },
    { tag: '盆土', weight: 0.2, origin: 'gauge' },
  ]);
});
