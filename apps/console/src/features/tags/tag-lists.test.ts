import { limits } from '@huixiang/contract';
import { describe, expect, it } from 'vitest';

import { listsOf, shownAgain, withoutTag, withTag, type SpaceTags } from './tag-lists.ts';

const tags: SpaceTags = {
  items: [
    { tag: '釉色', comments: 12, origin: 'learned' },
    { tag: 'Raku', comments: 3, origin: 'added' },
  ],
  hidden: ['哈哈'],
};

describe('the tags of a space', () => {
  it('are those that staff added and those they hid; the learned ones need no list', () => {
    expect(listsOf(tags)).toEqual({ added: ['Raku'], hidden: ['哈哈'] });
  });

  it('take a new word, tidied', () => {
    expect(withTag(tags, '  柴 烧 ')).toEqual({ added: ['Raku', '柴 烧'], hidden: ['哈哈'] });
  });

  it('show a hidden word again when it is added by hand', () => {
    expect(withTag(tags, '哈哈')).toEqual({ added: ['Raku', '哈哈'], hidden: [] });
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
    expect(withoutTag(tags, '釉色')).toEqual({ added: ['Raku'], hidden: ['哈哈', '釉色'] });
    expect(withoutTag(tags, 'Raku')).toEqual({ added: [], hidden: ['哈哈'] });
    expect(shownAgain(tags, '哈哈')).toEqual({ added: ['Raku'], hidden: [] });
  });
});
