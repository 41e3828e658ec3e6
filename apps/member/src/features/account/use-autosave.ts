import { reactive } from 'vue';

export interface AutosavePorts<T> {
  readonly save: (value: T) => Promise<T>;
  readonly onFailed: (error: unknown) => void;
  /** Runs something after a moment and returns the way to call it off. */
  readonly later: (run: () => void) => () => void;
}

interface AutosaveState<T> {
  /** What the form shows. */
  value: T;
  status: 'still' | 'saving' | 'saved';
}

/**
 * A form without a save button: each change is shown at once and saved a moment later, changes in between together.
 * When saving fails the form goes back to what the server last confirmed.
 */
export function useAutosave<T extends object>(initial: T, ports: AutosavePorts<T>) {
  const state = reactive({ value: initial, status: 'still' }) as unknown as AutosaveState<T>;
  let confirmed = initial;
  let cancel: (() => void) | undefined;
  let saving = false;
  let dirty = false;

  async function flush(): Promise<void> {
    cancel?.();
    cancel = undefined;
    if (saving || !dirty) return;
    saving = true;
    dirty = false;
    state.status = 'saving';
    try {
      confirmed = await ports.save({ ...state.value });
      if (!dirty) Object.assign(state, { value: confirmed, status: 'saved' });
    } catch (error) {
      dirty = false;
      Object.assign(state, { value: confirmed, status: 'still' });
      ports.onFailed(error);
    } finally {
      saving = false;
    }
    if (dirty) await flush();
  }

  return {
    state,
    change(part: Partial<T>): void {
      state.value = { ...state.value, ...part };
      dirty = true;
      cancel?.();
      cancel = ports.later(() => void flush());
    },
    /** Saves now what is not saved yet, as when the page is left. */
    flush,
  };
}
