import { expect, test } from 'vitest';
import { decodeUtf8 } from './decode-utf8.ts';
import { parseSse, sseStart } from './parse-sse.ts';

const read = (text: string) => parseSse(text, sseStart);

test('an event has its name, its data and the last id', () => {
  expect(read('id: 7\nevent: counts\ndata: {"a":1}\n\n').events).toEqual([
    { event: 'counts', data: '{"a":1}', id: '7' },
  ]);
});

test('several lines of data are joined by line breaks, and one leading space is dropped', () => {
  expect(read('data: a\ndata:  b\ndata\n\n').events).toEqual([{ event: 'message', data: 'a\n b\n', id: '' }]);
});

test('comments and events without data tell nothing, and a name does not leak into the next event', () => {
  expect(read(': alive\n\nevent: counts\n\ndata: x\n\n').events).toEqual([
    { event: 'message', data: 'x', id: '' },
  ]);
});

test('the wish for a longer wait is kept, nonsense in it is not', () => {
  expect(read('retry: 2000\n').carry.retryMs).toBe(2_000);
  expect(read('retry: soon\n').carry.retryMs).toBeNull();
});

test('a byte order mark at the start is not part of the first line', () => {
  expect(read('\uFEFFdata: x\n\n').events).toHaveLength(1);
});

test('an unfinished event tells nothing', () => {
  expect(read('data: x\n').events).toEqual([]);
});

test.each([
  ['an overlong form', [0xe0, 0x80, 0xaf]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['a point beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['a lone continuation', [0x80]],
])('%s becomes a replacement character', (_name, bytes) => {
  expect(decodeUtf8(Uint8Array.from(bytes)).text).toMatch(/^\uFFFD+$/);
});
