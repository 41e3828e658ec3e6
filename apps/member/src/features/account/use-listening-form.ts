import { operations, type Listening } from '@huixiang/contract';
import { onHide, onShow, onUnload } from '@dcloudio/uni-app';
import { computed, ref, shallowRef } from 'vue';

import { api } from '../../platform/api.ts';
import { showToast } from '../../ui/toast.ts';
import { toFailure } from '../loading/failure.ts';
import { useResource } from '../loading/use-resource.ts';
import { preferences } from '../preferences/preferences.ts';
import { regionName } from './regions.ts';
import { useAutosave } from './use-autosave.ts';

const PAUSE_MS = 500;

/** What the page before is still saving when the next one opens; settings that are read before that are old. */
let lastSave: Promise<unknown> = Promise.resolve();

/**
 * The listener's settings as a form of a page that saves itself: after a moment, and when the page is left. Read anew
 * each time the page comes into view, for the pages on top of it change the same settings.
 */
export function useListeningForm() {
  const leftToday = ref(0);
  const form = shallowRef<ReturnType<typeof useAutosave<Listening>>>();
  const { state: loading, load: loadSettings } = useResource(() => api.call(operations.getListening));
  const { state: regions, load: loadRegions } = useResource(() => api.call(operations.listRegions));
  const settings = computed(() => form.value?.state.value);
  const region = computed(() =>
    regionName(settings.value?.region ?? null, regions.value?.provinces ?? [], preferences.language),
  );

  async function save(value: Listening): Promise<Listening> {
    const body = { ...value, utcOffsetMinutes: -new Date().getTimezoneOffset() };
    const call = api.call(operations.setListening, { body });
    lastSave = call.catch(() => undefined);
    const reply = await call;
    leftToday.value = reply.leftToday;
    return reply.settings;
  }

  async function load(): Promise<void> {
    void loadRegions();
    await lastSave;
    await loadSettings();
    if (loading.value === undefined) return;
    leftToday.value = loading.value.leftToday;
    form.value = useAutosave(loading.value.settings, {
      save,
      onFailed: (error) => showToast(toFailure(error).text, 'bad'),
      later(run) {
        const timer = setTimeout(run, PAUSE_MS);
        return () => clearTimeout(timer);
      },
    });
  }

  async function flush(): Promise<void> {
    await form.value?.flush();
  }
  onShow(() => void load());
  onHide(() => void flush());
  onUnload(() => void flush());

  return {
    loading,
    settings,
    status: computed(() => form.value?.state.status ?? 'still'),
    leftToday,
    /** The region in words, '' for none. */
    region,
    load,
    change: (part: Partial<Listening>): void => form.value?.change(part),
    flush,
    /** Changes and saves without the usual pause. Returns whether it is so now. */
    async changeNow(part: Partial<Listening>): Promise<boolean> {
      form.value?.change(part);
      await flush();
      return Object.entries(part).every(
        ([name, value]) => settings.value?.[name as keyof Listening] === value,
      );
    },
  };
}
