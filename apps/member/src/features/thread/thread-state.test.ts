import { describe, expect, it } from 'vitest';

import { comment } from './testing-thread.ts';
import {
  addReplies,
  addRoots,
  applyCounts,
  arrived,
  emptyThread,
  findComment,
  posted,
  replaceComment,
  rowsOf,
  showWaiting,
} from './thread-state.ts';

const reply = (id: number, rootId: number, parentId = rootId) => comment(id, { rootId, parentId });
const ids = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row.key);

it('a comment that comes again as it was stays the one that is shown', () => {
  const state = emptyThread('newest');
  addRoots(state, { items: [comment(1), comment(2)], next: null });
  const [shown] = state.roots;
  replaceComment(state, comment(1));
  expect(state.roots[0]).toBe(shown);
  replaceComment(state, comment(1, { text: '改过的话' }));
  expect(state.roots[0]?.text).toBe('改过的话');
});

describe('the thread a reader has', () => {
  it('keeps a comment where it was first seen when pages overlap', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(3), comment(2)], next: 'a' });
    addRoots(state, { items: [comment(2), comment(1)], next: null });
    expect(ids(rowsOf(state))).toEqual(['c3', 'c2', 'c1']);
    expect(state.next).toBeNull();
  });

  it('folds replies, and says how many are still hidden', () => {
    const state = emptyThread('oldest');
    addRoots(state, { items: [comment(1, { replyCount: 3 })], next: null });
    expect(rowsOf(state)[1]).toMatchObject({ kind: 'fold', count: 3, open: false });
    addReplies(state, 1, { items: [reply(5, 1), reply(6, 1, 5)], next: 'more' });
    expect(ids(rowsOf(state))).toEqual(['c1', 'c5', 'c6', 'f1']);
    expect(rowsOf(state)[2]).toMatchObject({ depth: 1, to: '人5' });
    expect(rowsOf(state)[3]).toMatchObject({ count: 1, open: true });
  });

  it('lets new comments wait instead of pushing the page down', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(1, { pinned: true }), comment(2)], next: null });
    arrived(state, comment(3));
    arrived(state, comment(4));
    expect(ids(rowsOf(state))).toEqual(['c1', 'c2']);
    expect(state.waiting).toHaveLength(2);
    showWaiting(state);
    expect(ids(rowsOf(state))).toEqual(['c1', 'c4', 'c3', 'c2']);
    expect(state.waiting).toHaveLength(0);
  });

  it('shows my own comment once, whether the reply or the live event comes first', () => {
    const liveFirst = emptyThread('newest');
    arrived(liveFirst, comment(5));
    posted(liveFirst, comment(5));
    const replyFirst = emptyThread('newest');
    posted(replyFirst, comment(5));
    arrived(replyFirst, comment(5));
    for (const state of [liveFirst, replyFirst]) {
      expect(ids(rowsOf(state))).toEqual(['c5']);
      expect(state.waiting).toHaveLength(0);
    }
  });

  it('counts a reply once, and adds it only behind the last loaded page', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(1, { replyCount: 2 })], next: null });
    addReplies(state, 1, { items: [reply(5, 1)], next: 'more' });
    arrived(state, reply(9, 1));
    expect(findComment(state, 1)?.replyCount).toBe(3);
    expect(findComment(state, 9)).toBeUndefined();
    addReplies(state, 1, { items: [reply(6, 1), reply(9, 1)], next: null });
    arrived(state, reply(9, 1));
    expect(findComment(state, 1)?.replyCount).toBe(3);
    posted(state, reply(10, 1));
    expect(ids(rowsOf(state))).toEqual(['c1', 'c5', 'c6', 'c9', 'c10', 'f1']);
    expect(findComment(state, 1)?.replyCount).toBe(4);
  });

  it('tells of a reply whom it answers, and whether they stand right above it', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(1, { replyCount: 4 })], next: null });
    const to = (id: number, parentId: number) => ({ ...reply(id, 1), parentId });
    addReplies(state, 1, { items: [to(5, 1), to(6, 5), to(7, 1), to(8, 5)], next: null });
    const told = rowsOf(state).flatMap((row) => (row.kind === 'comment' ? [[row.to, row.far]] : []));
    const name = reply(5, 1).author.nickname;
    expect(told).toEqual([
      ['', false],
      ['', false],
      [name, false],
      ['', false],
      [name, true],
    ]);
  });

  it('opens a folded thread for my own reply', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(1)], next: null });
    posted(state, reply(7, 1));
    expect(ids(rowsOf(state))).toEqual(['c1', 'c7', 'f1']);
    expect(findComment(state, 1)?.replyCount).toBe(1);
  });

  it('sets live counts on comments and replies alike and ignores strangers', () => {
    const state = emptyThread('newest');
    addRoots(state, { items: [comment(1, { replyCount: 1 })], next: null });
    addReplies(state, 1, { items: [reply(5, 1)], next: null });
    const echoes = { raw: 4, counted: 3, organic: 2 };
    applyCounts(state, [
      { commentId: 5, echoes },
      { commentId: 99, echoes },
    ]);
    expect(findComment(state, 5)?.echoes).toEqual(echoes);
    expect(findComment(state, 1)?.echoes.raw).toBe(0);
  });
});
