import { inTurn } from '@huixiang/client';
import { ref } from 'vue';

import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import { useResource } from '../loading/use-resource.ts';
import { showToast } from '../../ui/toast.ts';

/**
 * A page of settings: what the server says is what is shown. Changes and reloads go out one after the other, so that none
 * is lost to quick fingers; `shown` is shown meanwhile. When one is refused, the page says why and shows again what the
 * server has.
 */
export function useSettings<T>(fetchIt: () => Promise<T>, saved: () => string = () => t('common.saved')) {
  const busy = ref(false);
  let waiting = 0;
  /** What the last change shows. */
  let pressed: T | undefined;
  const next = inTurn();
  const { state, load: read } = useResource(async () => {
    const fresh = await fetchIt();
    // A change that waits was pressed after this was read: what it shows stays.
    return waiting === 0 ? fresh : (pressed ?? fresh);
  });
  const load = (): Promise<void> => next(read);

  async function run(change: () => Promise<T>): Promise<void> {
    try {
      const value = await change();
      // What a later change is about to bring is not shown in between.
      if (waiting === 1) state.value = value;
      showToast(saved());
    } catch (error) {
      showToast(toFailure(error).text, 'bad');
      void load();
    } finally {
      waiting -= 1;
      busy.value = waiting > 0;
    }
  }
  function save(change: () => Promise<T>, shown?: T): Promise<void> {
    pressed = shown;
    if (shown !== undefined) state.value = shown;
    waiting += 1;
    busy.value = true;
    return next(() => run(change));
  }
  return { state, busy, load, save };
}
