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
  let unsaved: Partial<T> = {};
  let cancel: (() => void) | undefined;
  const isDirty = (): boolean => Object.keys(unsaved).length > 0;

  function show(status: AutosaveState<T>['status']): void {
    Object.assign(state, { value: { ...confirmed, ...unsaved }, status });
  }

  async function flush(): Promise<void> {
    cancel?.();
    cancel = undefined;
    if (!isDirty()) return;
    const value = { ...confirmed, ...unsaved };
    unsaved = {};
    state.status = 'saving';
    try {
      confirmed = await ports.save(value);
      show(isDirty() ? 'saving' : 'saved');
    } catch (error) {
      unsaved = {};
      show('still');
      ports.onFailed(error);
    }
    if (isDirty()) await flush();
  }

  return {
    state,
    change(part: Partial<T>): void {
      unsaved = { ...unsaved, ...part };
      state.value = { ...state.value, ...part };
      cancel?.();
      cancel = ports.later(() => void flush());
    },
    /** Saves now what is not saved yet, as when the page is left; one call after the other. */
    flush,
    /** Takes over what the server has now, below what is not saved yet. Not while a save runs. */
    renew(fresh: T): void {
      confirmed = fresh;
      show('still');
    },
  };
}
