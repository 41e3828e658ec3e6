import { operations } from '@huixiang/contract';
import { computed, ref } from 'vue';

import { api } from '../../platform/api.ts';
import { deviceStore } from '../../platform/storage.ts';
import { preferences } from '../preferences/preferences.ts';
import { startsOf, type Start } from './starts.ts';

const FOLDED = 'starts-folded';

/** The beginnings that a space offers. They are a courtesy: when they do not come, the composer is as it always was. */
export function useStarts() {
  const starts = ref<Start[]>([]);
  const folded = ref(deviceStore.read<boolean>(FOLDED) ?? false);
  let loaded = '';

  async function load(spaceId: number): Promise<void> {
    const { language } = preferences;
    const wanted = `${spaceId}:${language}`;
    if (loaded === wanted) return;
    loaded = wanted;
    try {
      const { items } = await api.call(operations.listOpeners, { params: { spaceId }, query: { language } });
      if (loaded === wanted) starts.value = startsOf(items);
    } catch {
      loaded = '';
    }
  }

  function fold(next: boolean): void {
    folded.value = next;
    deviceStore.write(FOLDED, next);
  }
  return { starts: computed(() => starts.value), folded, load, fold };
}
