import { parseMarks } from '@huixiang/text';
import { describe, expect, it } from 'vitest';

import { withName, withSticker } from './insert.ts';

describe('what the composer puts in', () => {
  it('a sticker stands right behind the words', () => {
    expect(withSticker('喝茶', 'tea')).toBe('喝茶:tea:');
    expect(parseMarks(withSticker('喝茶', 'tea'))[0]?.inlines.at(-1)).toEqual({
      kind: 'sticker',
      name: 'tea',
    });
  });

  it('a name stands apart, and is read as one', () => {
    expect(withName('', '小明')).toBe('@小明 ');
    expect(withName('你好', '小明')).toBe('你好 @小明 ');
    expect(withName('你好 ', '小明')).toBe('你好 @小明 ');
    expect(parseMarks(withName('你好', '小明'), ['小明'])[0]?.inlines[1]).toEqual({
      kind: 'mention',
      name: '小明',
    });
  });
});
