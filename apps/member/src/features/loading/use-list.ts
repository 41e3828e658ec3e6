import { reactive } from 'vue';

import { toFailure, type Failure } from './failure.ts';

interface Pages<T> {
  more(count: number): Promise<{ items: T[]; done: boolean }>;
}

export interface List<T> {
  status: 'loading' | 'ready' | 'failed';
  items: T[];
  done: boolean;
  loadingMore: boolean;
  failure: Failure | undefined;
}

/** A list that grows as the reader scrolls. `open` makes the pages anew each time the list starts over. */
export function useList<T>(open: () => Pages<T> | Promise<Pages<T>>, pageSize: number) {
  const state = reactive({
    status: 'loading',
    items: [],
    done: false,
    loadingMore: false,
    failure: undefined,
  }) as unknown as List<T>;
  let pages: Pages<T> | undefined;
  let turn = 0;

  /** Starts over. What is shown stays until the new first page is there. */
  async function reload(): Promise<void> {
    const mine = (turn += 1);
    if (state.items.length === 0) state.status = 'loading';
    try {
      const fresh = await open();
      const { items, done } = await fresh.more(pageSize);
      if (mine !== turn) return;
      pages = fresh;
      Object.assign(state, { status: 'ready', items, done, loadingMore: false, failure: undefined });
    } catch (error) {
      if (mine !== turn) return;
      state.failure = toFailure(error);
      state.status = state.items.length === 0 ? 'failed' : 'ready';
    }
  }

  /** Adds the next page, unless the list has started over meanwhile; calls while one is on its way, or after the end, do nothing. */
  async function more(): Promise<void> {
    const mine = pages;
    if (mine === undefined || state.loadingMore || state.done) return;
    state.loadingMore = true;
    try {
      const { items, done } = await mine.more(pageSize);
      if (mine !== pages) return;
      state.items.push(...items);
      Object.assign(state, { done, failure: undefined });
    } catch (error) {
      if (mine === pages) state.failure = toFailure(error);
    } finally {
      if (mine === pages) state.loadingMore = false;
    }
  }

  return { state, reload, more };
}
