import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { draftBook } from '../acts/drafts.ts';
import { draftAgain } from './my-waiting.ts';

const waiting = { postId: 1, parentId: null, text: '等着的话' };

describe('writing again what waits', () => {
  it('stands below a draft that was begun there, which keeps its opener', () => {
    const drafts = draftBook(memoryStore());
    drafts.keep('post:1', '写了一半', { id: 3, version: 1 });
    draftAgain(drafts, waiting);
    expect(drafts.read('post:1')).toBe('写了一半\n等着的话');
    expect(drafts.opener('post:1')).toEqual({ id: 3, version: 1 });
  });

  it('does not stand there twice when it is pressed again', () => {
    const drafts = draftBook(memoryStore());
    for (const text of ['', '写了一半']) {
      drafts.keep('reply:2', text);
      draftAgain(drafts, { ...waiting, parentId: 2 });
      draftAgain(drafts, { ...waiting, parentId: 2 });
      expect(drafts.read('reply:2')).toBe(`${text}\n等着的话`.trim());
    }
  });
});
