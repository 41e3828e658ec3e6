import { describe, expect, it } from 'vitest';

import { piecesOf } from './pieces.ts';

const words = (text: string, ranges: { from: number; to: number }[], length = 40) =>
  piecesOf(text, ranges, length).map((piece) => (piece.marked ? `[${piece.text}]` : piece.text));

describe('marked texts', () => {
  it('are shown whole when they are short, with every mark', () => {
    expect(
      words('老城墙下的老城墙', [
        { from: 0, to: 3 },
        { from: 5, to: 8 },
      ]),
    ).toEqual(['[老城墙]', '下的', '[老城墙]']);
  });

  it('are cut around the first mark when they are long', () => {
    const text = `${'前'.repeat(50)}找到${'后'.repeat(50)}`;
    expect(words(text, [{ from: 50, to: 52 }], 20)).toEqual([
      '…',
      '前'.repeat(12),
      '[找到]',
      '后'.repeat(6),
      '…',
    ]);
  });

  it('never cut a picture character in half, nor a mark', () => {
    expect(words(`a${'😀'.repeat(30)}找`, [{ from: 61, to: 62 }], 8).join('')).not.toMatch(
      /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/,
    );
    expect(words('0123456789', [{ from: 3, to: 9 }], 5)).toEqual(['012', '[345678]', '…']);
  });

  it('without marks are their beginning', () => {
    expect(words('一二三四五六', [], 3)).toEqual(['一二三', '…']);
  });
});
