import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeUtf8 } from './decode-utf8.ts';
import { parseSse, sseStart, type SseEvent } from './parse-sse.ts';

function parseChunks(chunks: readonly string[]): SseEvent[] {
  let carry = sseStart;
  return chunks.flatMap((chunk) => {
    const parsed = parseSse(chunk, carry);
    carry = parsed.carry;
    return parsed.events;
  });
}

function cut<T extends { slice(from: number, to?: number): T }>(
  whole: T,
  length: number,
  places: readonly number[],
): T[] {
  const at = [...new Set(places.map((place) => place % (length + 1)))].sort((a, b) => a - b);
  return [0, ...at].map((from, i) => whole.slice(from, [...at, length][i]));
}

const ends = fc.constantFrom('\n', '\r', '\r\n');
const piece = fc.constantFrom(
  'data: x',
  'data:',
  'data',
  'event: counts',
  ': alive',
  'id: 4',
  'retry: 2000',
  'data: 回响 👂',
  '',
  '',
);
const stream = fc
  .array(fc.tuple(piece, ends))
  .map((lines) => lines.map(([line, end]) => line + end).join(''));
const places = fc.array(fc.nat());

test('however a stream is cut into chunks, the same events come out', () => {
  fc.assert(
    fc.property(stream, places, (whole, at) => {
      // The closing line ends a held-back return, which both ways of reading would otherwise keep.
      const text = `${whole}:\n`;
      expect(parseChunks(cut(text, text.length, at))).toEqual(parseChunks([text]));
    }),
  );
});

test('however bytes are cut into chunks, the same text comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), places, (text, at) => {
      const bytes = new TextEncoder().encode(text);
      let carry = new Uint8Array(0) as Uint8Array;
      const decoded = cut<Uint8Array>(bytes, bytes.length, at).map((chunk) => {
        const part = decodeUtf8(chunk, carry);
        carry = part.carry;
        return part.text;
      });
      expect(decoded.join('')).toBe(text);
      expect(carry).toHaveLength(0);
    }),
  );
});

test('broken bytes never throw, never hang and never hide the text around them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (junk) => {
      const { text } = decodeUtf8(Uint8Array.from([65, ...junk, 66, 67]));
      expect(text.startsWith('A')).toBe(true);
      expect(text.endsWith('C')).toBe(true);
    }),
  );
});
