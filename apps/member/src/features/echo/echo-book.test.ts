import type { Act } from '@huixiang/client';
import { describe, expect, it } from 'vitest';

import { echoBook } from './echo-book.ts';

function setUp() {
  const sent: Act[] = [];
  const book = echoBook({ send: (act) => sent.push(act) });
  const comment = { id: 5, spaceId: 1, echoes: { raw: 3, counted: 2, organic: 1 } };
  return { sent, book, comment };
}

describe('the echo mark', () => {
  it('answers the finger at once and keeps the server’s count when it comes', () => {
    const { sent, book, comment } = setUp();
    book.toggle(comment, 'signed');
    expect(book.view(comment)).toEqual({ on: true, count: 3 });
    expect(sent).toEqual([{ type: 'echo', spaceId: 1, commentId: 5, via: 'signed' }]);
    book.settled(5, true);
    expect(book.view({ ...comment, echoes: { raw: 4, counted: 3, organic: 2 } })).toEqual({
      on: true,
      count: 3,
    });
  });

  it('goes back to what it was when the server refuses', () => {
    const { book, comment } = setUp();
    book.toggle(comment);
    book.refused(5);
    expect(book.view(comment)).toEqual({ on: false, count: 2 });
  });

  it('takes back what was just echoed', () => {
    const { sent, book, comment } = setUp();
    book.toggle(comment);
    book.toggle(comment);
    expect(sent[1]).toEqual({ type: 'unecho', spaceId: 1, commentId: 5 });
    expect(book.view(comment)).toEqual({ on: false, count: 2 });
  });

  it('takes back an echo from before', () => {
    const { book, comment } = setUp();
    book.learn([5, 6], [5]);
    expect(book.view(comment)).toEqual({ on: true, count: 2 });
    book.toggle(comment);
    expect(book.view(comment)).toEqual({ on: false, count: 1 });
  });

  it('forgets everything for the next member', () => {
    const { book, comment } = setUp();
    book.learn([5], [5]);
    book.forget();
    expect(book.view(comment)).toEqual({ on: false, count: 2 });
  });

  it('stays as an echo was settled, though an answer that was asked for before it comes later', () => {
    const { book, comment } = setUp();
    const asked = book.asked();
    book.toggle(comment);
    book.settled(5, true);
    expect(book.learn([5, 6], [6], asked)).toBe(true);
    expect(book.view(comment).on).toBe(true);
    expect(book.view({ ...comment, id: 6 }).on).toBe(true);
    book.learn([5], [], book.asked());
    expect(book.view(comment).on).toBe(false);
  });

  it('takes no answer that was meant for the member before', () => {
    const { book, comment } = setUp();
    const asked = book.asked();
    book.forget();
    expect(book.learn([5], [5], asked)).toBe(false);
    expect(book.view(comment).on).toBe(false);
  });
});
