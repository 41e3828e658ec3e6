import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { operations } from '@huixiang/contract';
import { asksForApplause } from '@huixiang/text';
import { describe, expect, it } from 'vitest';
import { root } from './workspace.ts';

const messages = join(root, 'packages/contract/src/messages');

interface Message {
  readonly file: string;
  readonly key: string;
  readonly text: string;
}

/** Every string of every catalogue, with where it stands. */
async function readMessages(): Promise<Message[]> {
  const found: Message[] = [];
  for (const file of readdirSync(messages)) {
    const module = (await import(pathToFileURL(join(messages, file)).href)) as Record<string, object>;
    const walk = (key: string, value: unknown): void => {
      if (typeof value === 'string') found.push({ file, key, text: value });
      else if (typeof value === 'object' && value !== null)
        for (const [name, inner] of Object.entries(value)) walk(key === '' ? name : `${key}.${name}`, inner);
    };
    for (const catalogue of Object.values(module)) walk('', catalogue);
  }
  return found;
}

/** Something in return: what no step may hold out. */
const REWARD =
  /红包|抽奖|优惠券|代金券|返现|积分|奖励|奖品|礼品|免费领|\b(coupon|voucher|rewards?|prize|lottery|giveaway|points)\b/i;
/** Saying that there is none. */
const DENIAL = /不换|不要|没有奖励|没有任何奖励|不给|无关|\b(no|not|never|nothing|without)\b/i;
/** A way in that only opens for an act; hurry, guilt, counting up. */
const PRESSURE =
  /解锁|才能|必须|务必|任务|名次|排名|连续|还差|最后|错过|只剩|再.{0,4}个|别让|大家都|\b(unlock|must|have to|task|streak|rank|last chance|miss out|hurry|everyone else|only \d|more to go)\b/i;

describe('the words of the product', () => {
  it('are all seen here', async () => {
    const all = await readMessages();
    expect(all.length).toBeGreaterThan(800);
    expect(all.filter(({ key }) => key.startsWith('ladder.')).length).toBeGreaterThan(10);
  });

  it('promise nothing for an act: where a reward is named, it is denied', async () => {
    const promising = (await readMessages()).filter(({ text }) => REWARD.test(text) && !DENIAL.test(text));
    expect(promising).toEqual([]);
  });

  it('of the ladder ask without pressure, for nothing in return, and for no applause', async () => {
    const steps = (await readMessages()).filter(({ key }) => key.startsWith('ladder.'));
    const wrong = steps.filter(
      ({ text }) => REWARD.test(text) || PRESSURE.test(text) || asksForApplause(text) || /[!！]/.test(text),
    );
    expect(wrong).toEqual([]);
  });

  it('of the ladder have a way out beside every question', async () => {
    const keys = new Set((await readMessages()).map(({ key }) => key));
    for (const key of ['ladder.no', 'ladder.never']) expect(keys).toContain(key);
  });
});

describe('the linter itself', () => {
  it.each([
    '分享给三个好友解锁全文',
    '再邀请2个人就能看到',
    '连续留言七天',
    'Only 2 more to go',
    'You must share first',
  ])('finds the pressure in: %s', (text) => expect(PRESSURE.test(text) || asksForApplause(text)).toBe(true));

  it('tells a promise from its denial', () => {
    expect(REWARD.test('留言得积分') && !DENIAL.test('留言得积分')).toBe(true);
    expect(DENIAL.test('回响不换积分')).toBe(true);
  });
});

describe('the ladder', () => {
  const source = (folder: string): { path: string; text: string }[] =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /[.](ts|vue)$/.test(path) && !path.includes('.test.') && !path.includes('node_modules'),
      )
      .map((path) => ({ path, text: readFileSync(join(root, folder, path), 'utf8') }));

  it('answers with yes or no: no reward, no text to send, nothing to wait for', () => {
    const reply = operations.askNextStep.reply as unknown as { properties: Record<string, { type: string }> };
    expect(Object.entries(reply.properties).map(([name, { type }]) => [name, type])).toEqual([
      ['offered', 'boolean'],
    ]);
    const body = operations.answerNextStep.body as unknown as { properties: object };
    expect(Object.keys(body.properties)).toEqual(['step', 'outcome']);
  });

  it('is a gate to nothing: no other part of the server knows it', () => {
    const allowed = /^(ladder\/|(capabilities|table-registry|erasure\/traces)[.]ts$)/;
    const knowing = source('apps/server/src').filter(({ text }) => /ladder/i.test(text));
    expect(knowing.length).toBeGreaterThan(3);
    expect(knowing.map(({ path }) => path).filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('puts no words into the mouth of who shares: a link, and the words of the post or of the author', () => {
    const reply = operations.sharePost.reply as unknown as { properties: object };
    expect(Object.keys(reply.properties)).toEqual(['via', 'path']);
    const cards = source('apps/member/src').filter(({ text }) => text.includes('onShareAppMessage('));
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.filter(({ text }) => !text.includes('shareCard(')).map(({ path }) => path)).toEqual([]);
  });
});
