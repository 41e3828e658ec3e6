import { inTurn } from '@huixiang/client';
import { operations, type Listening } from '@huixiang/contract';
import { onHide, onShow, onUnload } from '@dcloudio/uni-app';
import { computed, ref } from 'vue';

import { api } from '../../platform/api.ts';
import { showToast } from '../../ui/toast.ts';
import { toFailure } from '../loading/failure.ts';
import { useResource } from '../loading/use-resource.ts';
import { preferences } from '../preferences/preferences.ts';
import { regionName } from './regions.ts';
import { useSharedForm, type SharedSettings } from './use-shared-form.ts';

const PAUSE_MS = 500;

const shared: SharedSettings<Listening> = { next: inTurn(), latest: undefined };

/**
 * The listener's settings as a form of a page that saves itself: after a moment, and when the page is left. Read anew
 * each time the page comes into view, for the pages on top of it change the same settings.
 */
export function useListeningForm() {
  const leftToday = ref(0);
  const { state: loading, load: loadSettings } = useResource(() => api.call(operations.getListening));
  const { state: regions, load: loadRegions } = useResource(() => api.call(operations.listRegions));
  const {
    form,
    load: loadForm,
    change,
    changeNow,
    flush,
  } = useSharedForm<Listening>({
    async read() {
      await loadSettings();
      if (loading.value === undefined || loading.failure !== undefined) return undefined;
      leftToday.value = loading.value.leftToday;
      return loading.value.settings;
    },
    async save(value) {
      const body = { ...value, utcOffsetMinutes: -new Date().getTimezoneOffset() };
      const reply = await api.call(operations.setListening, { body });
      leftToday.value = reply.leftToday;
      return reply.settings;
    },
    shared,
    onFailed: (error) => showToast(toFailure(error).text, 'bad'),
    later(run) {
      const timer = setTimeout(run, PAUSE_MS);
      return () => clearTimeout(timer);
    },
  });
  const settings = computed(() => form.value?.state.value);
  const region = computed(() =>
    regionName(settings.value?.region ?? null, regions.value?.provinces ?? [], preferences.language),
  );

  async function load(): Promise<void> {
    void loadRegions();
    await loadForm();
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
    change,
    flush,
    changeNow,
  };
}
