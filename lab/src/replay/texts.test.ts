import { limits } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';
import { postableText } from './texts.ts';

const post = (text: string | undefined, spoken: string[] = []) => postableText(text, '12', new Set(spoken));

describe('postableText', () => {
  it('leaves a text that the product takes as it is', () => {
    expect(post('我覺得可以 👍\n第二行')).toEqual({ text: '我覺得可以 👍\n第二行', changes: [] });
  });

  it.each([
    ['a comment that the data lacks', undefined, '[12]', ['missing']],
    ['an empty text', ' \n ', '[12]', ['empty']],
    ['a text of invisible joiners', '\u200b\u200d', '[12]', ['empty']],
    ['control characters', 'a\u0000b\u202ec', 'abc', ['control']],
    ['nothing but control characters', '\u0007', '[12]', ['control', 'empty']],
  ])('changes %s as little as the rule asks, and says why', (_, source, text, changes) => {
    expect(post(source)).toEqual({ text, changes });
  });

  it('cuts a text at the longest length in code points', () => {
    const { text, changes } = post('𠮷'.repeat(limits.commentLength + 1));
    expect([[...text].length, changes]).toEqual([limits.commentLength, ['long']]);
  });

  it('marks words that the author said before, also when they are as long as allowed', () => {
    expect(post('same', ['same'])).toEqual({ text: 'same [12]', changes: ['repeated'] });
    const long = 'x'.repeat(limits.commentLength);
    const { text } = post(long, [long]);
    expect([text.length, text.endsWith('x [12]')]).toEqual([limits.commentLength, true]);
  });

  it('gives a text that is nearly an earlier one its mark instead, and says so', () => {
    expect(postableText('nearly the same', '12', new Set(), () => true)).toEqual({
      text: '[12]',
      changes: ['alike'],
    });
  });

  it('finds a repetition behind white space and another composition of the same characters', () => {
    const spoken = new Set<string>();
    postableText('caf\u00e9', '1', spoken);
    expect(postableText(' cafe\u0301 ', '2', spoken).changes).toEqual(['repeated']);
  });
});
