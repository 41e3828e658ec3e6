import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, type Inline, parseMarks, plainText } from './parse-marks.ts';
import { isSticker, stickerCode, stickerNames, stickerPicture } from './stickers.ts';

const piece = fc.constantFrom(
  '**', '*', '> ', '- ', '1. ', '\n', '\n\n', ':tea:', ':none:', '[', '](', ')', 'https://', 'a.cn/x', '@', '小明',
  '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', 'javascript:alert(1)', '[x](javascript:alert(1))',
  '[x](https://a.cn)', '&lt;', ' ', '字', 'word', '2*3*4',
); // prettier-ignore
const marked = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
);
const names = ['小明', '小'];

const inlinesOf = (blocks: readonly Block[]): Inline[] => blocks.flatMap((block) => [...block.inlines]);
const keysOf: Readonly<Record<Inline['kind'], readonly string[]>> = {
  text: ['bold', 'italic', 'kind', 'text'],
  link: ['domain', 'kind', 'text'],
  sticker: ['kind', 'name'],
  mention: ['kind', 'name'],
};

describe('whatever is written', () => {
  test('becomes nodes of the known kinds, with the known fields and nothing else', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const blocks = parseMarks(text, names);
        expect(blocks.every(({ kind }) => ['paragraph', 'quote', 'item'].includes(kind))).toBe(true);
        for (const inline of inlinesOf(blocks))
          expect(Object.keys(inline).toSorted((a, b) => a.localeCompare(b))).toEqual(keysOf[inline.kind]);
      }),
    );
  });

  test('holds no address that could be followed: of a link only its words and its domain are left', () => {
    fc.assert(
      fc.property(marked, (text) => {
        for (const inline of inlinesOf(parseMarks(text, names)).filter(({ kind }) => kind === 'link'))
          expect(inline).toMatchObject({ domain: expect.stringMatching(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/) });
      }),
    );
  });

  test('names stickers of ours and people who were resolved, nobody else', () => {
    fc.assert(
      fc.property(marked, (text) => {
        const inlines = inlinesOf(parseMarks(text, names));
        expect(inlines.flatMap((one) => (one.kind === 'sticker' ? [one.name] : [])).every(isSticker)).toBe(
          true,
        );
        expect(
          inlines
            .flatMap((one) => (one.kind === 'mention' ? [one.name] : []))
            .every((name) => names.includes(name)),
        ).toBe(true);
        expect(inlinesOf(parseMarks(text)).some(({ kind }) => kind === 'mention')).toBe(false);
      }),
    );
  });

  test('loses no letter and invents none', () => {
    const letters = (text: string) => text.replaceAll(/[^\p{Script=Han}]/gu, '');
    fc.assert(
      fc.property(marked, (text) => {
        const shown = inlinesOf(parseMarks(text, names))
          .map((one) => (one.kind === 'sticker' ? '' : one.kind === 'mention' ? one.name : one.text))
          .join('');
        expect(letters(shown)).toBe(letters(text));
      }),
    );
  });

  test('is text as it stands when it has no marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[字句，。！a-g0-9 ]{1,40}$/), (text) => {
        fc.pre(text.trim() !== '' && !/^\d{1,3}[.、]\s/.test(text));
        expect(parseMarks(text)).toEqual([
          { kind: 'paragraph', inlines: [{ kind: 'text', text, bold: false, italic: false }] },
        ]);
      }),
    );
  });
});

test.each<[string, string, unknown]>([
  ['bold', '这是**重点**。', [{ bold: false }, { text: '重点', bold: true }, { text: '。' }]],
  [
    'italic',
    '*轻轻地*说',
    [
      { text: '轻轻地', italic: true },
      { text: '说', italic: false },
    ],
  ],
  [
    'a link with words',
    '看[这篇](https://mp.weixin.qq.com/s/abc)',
    [{ text: '看' }, { kind: 'link', text: '这篇', domain: 'mp.weixin.qq.com' }],
  ],
  [
    'a bare address and the full stop after it',
    '在 https://Example.org/a?b=1。',
    [
      { text: '在 ' },
      { kind: 'link', text: 'https://Example.org/a?b=1', domain: 'example.org' },
      { text: '。' },
    ],
  ],
  ['a sticker', '喝茶:tea:', [{ text: '喝茶' }, { kind: 'sticker', name: 'tea' }]],
  ['the longer of two names', '@小明 你好', [{ kind: 'mention', name: '小明' }, { text: ' 你好' }]],
  ['a sum', '2*3*4=24', [{ text: '2*3*4=24' }]],
  ['a script', '<script>alert(1)</script>', [{ text: '<script>alert(1)</script>' }]],
  [
    'a dangerous address',
    '[点我](javascript:alert(1))',
    [{ kind: 'text', text: '[点我](javascript:alert(1))' }],
  ],
  ['an unknown sticker', ':rocket:', [{ text: ':rocket:' }]],
])('%s', (_, text, expected) => {
  expect(inlinesOf(parseMarks(text, names))).toMatchObject(expected as object[]);
});

test('quotes, lists and paragraphs are blocks', () => {
  const blocks = parseMarks('> 他说的\n我同意\n第二行\n\n- 一\n- 二\n3. 三');
  expect(blocks.map((block) => [block.kind, 'bullet' in block ? block.bullet : ''])).toEqual([
    ['quote', ''], ['paragraph', ''], ['item', '·'], ['item', '·'], ['item', '3.'],
  ]); // prettier-ignore
});

test('a long line of stars is read in time', () => {
  const started = Date.now();
  parseMarks('*a'.repeat(1_000) + '**'.repeat(500) + '[x'.repeat(500) + '@'.repeat(500), names);
  expect(Date.now() - started).toBeLessThan(500);
});

test('the words of a text fit on one line', () => {
  expect(plainText('> 引用\n\n**重点**:tea:\n见[这里](https://a.cn/b)')).toBe('引用 重点 见这里');
});

test('stickers are eight to twelve pictures of our own without anything active in them', () => {
  expect(stickerNames.length).toBeGreaterThanOrEqual(8);
  expect(stickerNames.length).toBeLessThanOrEqual(12);
  for (const name of stickerNames) {
    const svg = decodeURIComponent(stickerPicture(name));
    expect(svg).toMatch(/^data:image\/svg\+xml,<svg [^>]*>(<(path|circle) [^<>]*\/>)+<\/svg>$/);
    expect(svg).not.toMatch(/script|href|on\w+=|url\(/i);
    expect(parseMarks(stickerCode(name))).toEqual([
      { kind: 'paragraph', inlines: [{ kind: 'sticker', name }] },
    ]);
  }
});
