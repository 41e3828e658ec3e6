import { describe, expect, it } from 'vitest';
import { reactive } from 'vue';

import { comment } from './testing-thread.ts';
import { addRoots, arrived, emptyThread, showWaiting } from './thread-state.ts';
import { useRows } from './use-rows.ts';

const page = (from: number, to: number) => ({
  items: Array.from({ length: to - from + 1 }, (_, i) => comment(from + i)),
  next: null,
});

describe('the lines of a thread', () => {
  it('follow every page and whatever comes on top', () => {
    const state = reactive(emptyThread('newest'));
    const rows = useRows(() => state);
    const keys = () => rows.value.map(({ key }) => key);
    expect(keys()).toEqual([]);
    addRoots(state, page(1, 50));
    expect(keys()).toHaveLength(50);
    addRoots(state, page(51, 75));
    expect(keys()).toEqual(Array.from({ length: 75 }, (_, i) => `c${i + 1}`));
    arrived(state, comment(99));
    showWaiting(state);
    expect(keys().slice(0, 2)).toEqual(['c99', 'c1']);
    expect(keys()).toHaveLength(76);
    state.roots.length = 30;
    expect(keys()).toHaveLength(30);
  });

  it('of a part that has not changed are the same as before', () => {
    const state = reactive(emptyThread('newest'));
    const rows = useRows(() => state);
    addRoots(state, page(1, 40));
    const before = rows.value;
    addRoots(state, page(41, 60));
    expect(rows.value.slice(0, 40).every((row, at) => row === before[at])).toBe(true);
    const root = state.roots[25];
    if (root !== undefined) root.replyCount = 2;
    expect(rows.value.findIndex((row, at) => row !== before[at])).toBe(20);
    expect(rows.value[26]).toMatchObject({ kind: 'fold', count: 2 });
  });
});
