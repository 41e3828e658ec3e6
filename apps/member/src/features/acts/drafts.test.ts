import { describe, expect, it } from 'vitest';

import { memoryStore } from '../../platform/storage.ts';
import { draftBook, draftPlace } from './drafts.ts';

describe('drafts', () => {
  it('keeps texts for posts, replies and changes apart', () => {
    const book = draftBook(memoryStore());
    book.keep(draftPlace({ postId: 1 }), '给文章');
    book.keep(draftPlace({ postId: 1, parentId: 2 }), '给留言');
    book.keep(draftPlace({ postId: 1, editId: 2 }), '改留言');
    expect(book.read('post:1')).toBe('给文章');
    expect(book.read('reply:2')).toBe('给留言');
    expect(book.read('edit:2')).toBe('改留言');
  });

  it('survives a restart and is gone once emptied', () => {
    const store = memoryStore();
    draftBook(store).keep('post:1', '写了一半');
    expect(draftBook(store).read('post:1')).toBe('写了一半');
    draftBook(store).keep('post:1', '   ');
    expect(draftBook(store).read('post:1')).toBe('');
  });

  it('lets the oldest go when there are many', () => {
    const book = draftBook(memoryStore());
    for (let i = 1; i <= 31; i += 1) book.keep(`post:${i}`, 'x');
    expect(book.read('post:1')).toBe('');
    expect(book.read('post:2')).toBe('x');
    expect(book.read('post:31')).toBe('x');
  });
});
