import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { breakLines } from './break-lines.ts';
import { graphemes } from './graphemes.ts';

/** Wide signs take one unit, narrow ones half of it; what stands on another sign takes nothing. */
const measure = (text: string): number =>
  graphemes(text).reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) >= 0x2e80 ? 1 : 0.5), 0);
const bare = (text: string): string => text.replaceAll(/[\s\u3000]/g, '');
const room = fc.record({
  maxWidth: fc.integer({ min: 1, max: 30 }),
  maxLines: fc.integer({ min: 1, max: 20 }),
});
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('山水人家，。！？（）「」《》…—a1 \n'), '👩‍👩‍👧', '🇨🇳', 'é'),
    maxLength: 200,
  }),
);

describe('a text broken into lines', () => {
  test('fits: no line is wider than its room, unless one sign alone is', () => {
    fc.assert(
      fc.property(anyText, room, (text, { maxWidth, maxLines }) => {
        const { lines } = breakLines(text, { measure, maxWidth, maxLines });
        const wide = lines.filter((line) => measure(line) > maxWidth && graphemes(line).length > 1);
        expect(wide).toEqual([]);
        expect(lines.length).toBeLessThanOrEqual(maxLines);
      }),
    );
  });

  test('loses nothing but blanks, and what is cut off ends with an ellipsis between whole signs', () => {
    fc.assert(
      fc.property(anyText, room, (text, { maxWidth, maxLines }) => {
        const { lines, cut } = breakLines(text, { measure, maxWidth, maxLines });
        const shown = bare(lines.join(''));
        const kept = cut ? shown.slice(0, -1) : shown;
        expect(cut ? shown.at(-1) : '…').toBe('…');
        const signs = graphemes(text).map(bare);
        const wholes = signs.map((_sign, i) => signs.slice(0, i).join(''));
        expect([...wholes, bare(text)]).toContain(kept);
        expect(cut || kept === bare(text)).toBe(true);
      }),
    );
  });

  test('begins no line with a closing sign and ends none with an opening one', () => {
    // One sign of each kind at a time: where a dozen closing signs follow one another, fitting comes first.
    const phrase = fc
      .tuple(
        fc.string({ unit: fc.constantFrom(...Array.from('山水人家')), minLength: 1, maxLength: 9 }),
        fc.constantFrom('，', '。', '！', '？', '（', '「', '《', '、', ''),
        fc.constantFrom('花', '月', '…', '—', 'abc', '7'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.array(phrase, { maxLength: 40 }),
        fc.integer({ min: 8, max: 20 }),
        (phrases, maxWidth) => {
          const { lines } = breakLines(phrases.join(''), { measure, maxWidth, maxLines: 500 });
          expect(lines.filter((line, i) => i > 0 && /^[，。！？、）」》…—]/.test(line))).toEqual([]);
          expect(lines.slice(0, -1).filter((line) => /[（「《]$/.test(line))).toEqual([]);
        },
      ),
    );
  });

  test.each([
    ['keeps words whole', 'hello brave new world', 7, ['hello brave', 'new world']],
    ['breaks a word that no line can hold', 'abcdefghij', 2, ['abcd', 'efgh', 'ij']],
    ['keeps a doubled dash together', '山水人家——花月', 4, ['山水人', '家——花月']],
    ['keeps line ends that were meant', '山\n\n水', 9, ['山', '水']],
    ['takes the closing sign with its character to the next line', '山水人家。', 4, ['山水人', '家。']],
    ['is nothing for nothing', '  \n ', 4, []],
  ])('%s', (_name, text, maxWidth, lines) => {
    expect(breakLines(text, { measure, maxWidth, maxLines: 9 }).lines).toEqual(lines);
  });

  test('is cut before a family and not through it, and leaves no comma before the ellipsis', () => {
    const family = '👩‍👩‍👧';
    expect(breakLines(family.repeat(9), { measure, maxWidth: 3, maxLines: 1 }).lines).toEqual([
      `${family.repeat(2)}…`,
    ]);
    expect(breakLines('山水，人家，花月', { measure, maxWidth: 3, maxLines: 1 }).lines).toEqual(['山水…']);
  });
});

describe('the signs of a text', () => {
  test('are the text again when they are joined', () => {
    fc.assert(fc.property(anyText, (text) => graphemes(text).join('') === text));
  });

  test('are what the language itself takes for one, in the texts that people write here', () => {
    const segmenter = new Intl.Segmenter('zh');
    const unit = fc.constantFrom(
      ...Array.from('山，a 。'),
      '👩‍👩‍👧',
      '🇨🇳',
      '👍🏽',
      '❤️',
      'é',
      '1️⃣',
      '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
      '한',
      'が',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
        expect(graphemes(text)).toEqual([...segmenter.segment(text)].map(({ segment }) => segment));
      }),
    );
  });
});
