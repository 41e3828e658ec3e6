import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shapeOf } from '../openers/opener.ts';
import { objectionTo, printOf, type Print } from './judge.ts';
import { readText } from './reading.ts';

const han = fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code));
const sentence = (min: number, max: number) =>
  fc
    .array(han, { minLength: min, maxLength: max })
    .map((signs) => signs.join(''))
    // Three of one sign are a laugh, and shortened.
    .filter((text) => !/(.)\1\1/u.test(text));
const openers = [shapeOf('最打动我的是{哪一幕}，因为{为什么}。')];
let serial = 0;

/** What a member said, by default somebody new at a time that moves on by a second. */
function said(text: string, by: Partial<Print> = {}): { text: string; print: Print } {
  serial += 1;
  const about = { id: serial, authorId: serial, at: serial * 1_000, actKey: null, ...by };
  return { text, print: printOf(readText(text), about, openers) };
}

function judge(now: ReturnType<typeof said>, ...before: ReturnType<typeof said>[]) {
  return objectionTo(
    readText(now.text),
    now.print,
    before.map(({ print }) => print),
    openers,
  );
}

describe('a text of some length', () => {
  test('is not taken again, whoever sends it', () => {
    fc.assert(
      fc.property(sentence(12, 200), (text) => {
        const first = said(text);
        expect(judge(said(text), first)).toBe('alike');
        expect(judge(said(text, { authorId: first.print.authorId }), first)).toBe('repeated');
      }),
    );
  });

  test('is not taken again with one character changed', () => {
    fc.assert(
      fc.property(sentence(14, 120), han, fc.nat(), (text, sign, seed) => {
        const at = seed % text.length;
        const changed = text.slice(0, at) + sign + text.slice(at + 1);
        expect(judge(said(changed), said(text))).toBe('alike');
      }),
    );
  });

  test('stands beside other words, and nothing is refused without anything before it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(han, { minLength: 24, maxLength: 80 }), (signs) => {
        const half = Math.floor(signs.length / 2);
        const [a, b] = [signs.slice(0, half).join(''), signs.slice(half).join('')];
        expect(judge(said(b), said(a))).toBeUndefined();
        expect(judge(said(a))).toBeUndefined();
      }),
    );
  });

  test('is the same act when it comes again under its key', () => {
    const first = said('今天去看了外婆种的那一排桂花树', { authorId: 7, actKey: 'act-1' });
    expect(judge(said(first.text, { authorId: 7, actKey: 'act-1' }), first)).toBeUndefined();
    expect(judge(said(first.text, { authorId: 8, actKey: 'act-1' }), first)).toBe('alike');
  });

  test('may begin as others do, when it goes on by itself', () => {
    const first = said('最打动我的是外婆站在门口挥手，因为我也有这样一个外婆。');
    expect(judge(said('最打动我的是最后那段没有台词的雨，因为它让人安静。'), first)).toBeUndefined();
  });
});

describe('a few words', () => {
  test('may be said by everybody', () => {
    const crowd = Array.from({ length: 60 }, () => said('太好了！'));
    expect(judge(said('太好了'), ...crowd)).toBeUndefined();
  });

  test('may be said to three people and not to a fourth, until time has passed', () => {
    const thanks = [1, 2, 3].map((i) => said('谢谢你', { authorId: 5, at: i }));
    expect(judge(said('谢谢你！', { authorId: 5, at: 4 }), ...thanks.slice(0, 2))).toBeUndefined();
    expect(judge(said('谢谢谢谢你~', { authorId: 5, at: 4 }), ...thanks)).toBe('flood');
    expect(judge(said('谢谢你', { authorId: 5, at: 20 * 60_000 }), ...thanks)).toBeUndefined();
  });
});
