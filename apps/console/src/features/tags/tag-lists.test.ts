import { limits } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { shownAgain, withoutTag, withTag, type SpaceTags } from './tag-lists.ts';

const tags: SpaceTags = {
  items: [
    { tag: '釉色', comments: 12, origin: 'learned' },
    { tag: 'Raku', comments: 3, origin: 'added' },
  ],
  hidden: ['哈哈'],
};

describe('the tags of a space', () => {
  it('take a new word, tidied', () => {
    expect(withTag(tags, '  柴 烧 ')).toEqual({ tag: '柴 烧', state: 'added' });
  });

  it('show a hidden word again when it is added by hand', () => {
    expect(withTag(tags, '哈哈')).toEqual({ tag: '哈哈', state: 'added' });
  });

  it('refuse nothing, too much, and what is there already', () => {
    expect(withTag(tags, ' ')).toEqual({ refused: 'blank' });
    expect(withTag(tags, '长'.repeat(limits.interestLength + 1))).toEqual({ refused: 'long' });
    expect(withTag(tags, 'raku')).toEqual({ refused: 'same' });
    const full = Array.from({ length: limits.spaceTagsAddedMax }, (_, i) => ({
      tag: `词${i}`,
      comments: 0,
      origin: 'added' as const,
    }));
    expect(withTag({ items: full, hidden: [] }, '再一个')).toEqual({ refused: 'full' });
  });

  it('hide a learned tag and drop an added one', () => {
    expect(withoutTag(tags, '釉色')).toEqual({ tag: '釉色', state: 'hidden' });
    expect(withoutTag(tags, 'Raku')).toEqual({ tag: 'Raku', state: 'learned' });
    expect(shownAgain('哈哈')).toEqual({ tag: '哈哈', state: 'learned' });
  });
});
