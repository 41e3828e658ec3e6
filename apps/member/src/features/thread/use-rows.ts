import { computed, type ComputedRef } from 'vue';

import { rowsOf, type Row, type ThreadState } from './thread-state.ts';

/** Roots whose lines are made together. */
const ROOTS = 20;

/** The lines of a thread. A part that has not changed is not made anew, so that the last page costs no more than the first. */
export function useRows(thread: () => ThreadState): ComputedRef<Row[]> {
  const parts: ComputedRef<Row[]>[] = [];
  return computed(() => {
    const count = Math.ceil(thread().roots.length / ROOTS);
    while (parts.length < count) {
      const from = parts.length * ROOTS;
      parts.push(computed(() => rowsOf(thread(), { from, to: from + ROOTS })));
    }
    return parts.slice(0, count).flatMap((part) => part.value);
  });
}
