import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkText } from './check-text.ts';

const rules = { lengthMax: 10, field: 'body.text' };

test('a text is stored with its outer white space gone, line ends unified and composed', () => {
  expect(checkText('  第一行\r\n第二行 \n', rules)).toBe('第一行\n第二行');
  expect(checkText('e\u0301', rules)).toBe('é');
});

test('length counts code points, so an emoji is one', () => {
  expect(checkText('😀'.repeat(10), rules)).toHaveLength(20);
  expect(() => checkText('😀'.repeat(11), rules)).toThrowError(
    expect.objectContaining({ code: 'HX_TEXT_TOO_LONG' }),
  );
});

describe.each([
  ['HX_TEXT_EMPTY', ['', '   ', '\n\t', '\u200b\u200d']],
  ['HX_TEXT_CONTROL', ['a\u0000', 'a\u001b[0m', 'a\u202eb', 'a\ud83d', '\u0085a', 'a\ufeffb']],
] as const)('%s', (code, texts) => {
  test.each(texts)('is the answer to %j', (text) => {
    expect(() => checkText(text, rules)).toThrowError(expect.objectContaining({ code, field: 'body.text' }));
  });
});

test('an optional text may be empty', () => {
  expect(checkText(' ', { ...rules, mayBeEmpty: true })).toBe('');
});

test('whatever passes is well-formed, within the length, and passes unchanged when sent again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 14 }), (text) => {
      let stored: string;
      try {
        stored = checkText(text, rules);
      } catch {
        return true;
      }
      return stored.isWellFormed() && checkText(stored, { ...rules, lengthMax: 30 }) === stored;
    }),
  );
});
