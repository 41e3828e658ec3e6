import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseLosslessJson, wholeNumber } from './lossless-json.ts';

test('an id beyond 2^53 comes back digit by digit, everything else as JSON.parse reads it', () => {
  const text =
    '{"id":6054768590064713728,"small":12,"ratio":0.0689655169845,"text":"6054768590064713728","list":[-9007199254740993]}';
  expect(parseLosslessJson(text)).toEqual({
    id: '6054768590064713728',
    small: 12,
    ratio: 0.0689655169845,
    text: '6054768590064713728',
    list: ['-9007199254740993'],
  });
});

test('no whole number loses a digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }), (id) => {
      const { value } = parseLosslessJson(`{"value":${id}}`) as { value: string | number };
      expect(BigInt(value)).toBe(id);
    }),
  );
});

test('of values without long numbers nothing changes', () => {
  const short = (_key: string, value: unknown) =>
    Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const padded = `{"a":${JSON.stringify(value, short)},"b":1234567890123456}`;
      expect(parseLosslessJson(padded)).toEqual(JSON.parse(padded));
    }),
  );
});

test('nesting beyond the stack is a syntax error like any other damage', () => {
  const deep = '['.repeat(200_000) + '1234567890123456789' + ']'.repeat(200_000);
  expect(() => parseLosslessJson(deep)).toThrow(SyntaxError);
  expect(() => parseLosslessJson('{')).toThrow(SyntaxError);
});

test('an id is sent with all its digits', () => {
  expect(JSON.stringify({ id: wholeNumber('6054768590064713728') })).toBe('{"id":6054768590064713728}');
  expect(JSON.stringify({ id: wholeNumber('007') })).toBe('{"id":7}');
  expect(() => wholeNumber('1,"x":2')).toThrow(TypeError);
});
