import type { inTurn } from '@huixiang/client';
import { shallowRef } from 'vue';

import { useAutosave, type AutosavePorts } from './use-autosave.ts';

/** What the pages with the same settings share, so that none saves what was read before another saved. */
export interface SharedSettings<T> {
  readonly next: ReturnType<typeof inTurn>;
  /** What the server last told any of them. */
  latest: T | undefined;
}

interface SharedFormPorts<T> extends AutosavePorts<T> {
  /** What the server has; undefined when it did not say. */
  readonly read: () => Promise<T | undefined>;
  readonly shared: SharedSettings<T>;
}

/** A form that saves itself, of settings that the pages on top of it change as well: it may be read anew at any time. */
export function useSharedForm<T extends object>({ read, save, later, shared, onFailed }: SharedFormPorts<T>) {
  const { next } = shared;
  const form = shallowRef<ReturnType<typeof useAutosave<T>>>();

  async function load(): Promise<void> {
    const fresh = await read();
    shared.latest = fresh ?? shared.latest;
    if (form.value !== undefined && shared.latest !== undefined) form.value.renew(shared.latest);
    else if (fresh !== undefined)
      form.value = useAutosave<T>(fresh, {
        save: async (value) => (shared.latest = await save(value)),
        onFailed,
        later: () => later(() => void flush()),
      });
  }
  const change = (part: Partial<T>): void => form.value?.change(part);
  const flush = (): Promise<void> => next(async () => form.value?.flush());

  /** Changes and saves without the usual pause. Returns whether it is so now. */
  async function changeNow(part: Partial<T>): Promise<boolean> {
    change(part);
    await flush();
    return Object.entries(part).every(([name, value]) => form.value?.state.value[name as keyof T] === value);
  }

  return { form, load: () => next(load), change, changeNow, flush };
}
