import { reactive } from 'vue';

import { toFailure, type Failure } from './failure.ts';

export interface Resource<T> {
  status: 'loading' | 'ready' | 'failed';
  value: T | undefined;
  failure: Failure | undefined;
}

/**
 * One thing that a page shows. `load` may be called again at any time; only the answer to the last call counts, and
 * while it runs the value of before stays in view. A failed repetition keeps the value and the status `ready`, unless
 * it says that the thing is gone.
 */
export function useResource<T>(fetchIt: () => Promise<T>) {
  const state = reactive({ status: 'loading', value: undefined, failure: undefined }) as Resource<T>;
  let turn = 0;
  async function load(): Promise<void> {
    const mine = (turn += 1);
    if (state.value === undefined) state.status = 'loading';
    try {
      const value = await fetchIt();
      if (mine !== turn) return;
      Object.assign(state, { status: 'ready', value, failure: undefined });
    } catch (error) {
      if (mine !== turn) return;
      state.failure = toFailure(error);
      if (state.failure.kind === 'gone') state.value = undefined;
      state.status = state.value === undefined ? 'failed' : 'ready';
    }
  }
  return { state, load };
}
