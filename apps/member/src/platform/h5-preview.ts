import { nextTick } from 'vue';

import { t } from '../features/language/language.ts';

/** Where uni draws its preview of pictures. */
const BOX = '#u-a-p > div';

/**
 * Makes a dialog of uni's preview, which comes without a name, a focus or a key that closes it (h5-dialogs.ts tends it from
 * there on), and closes it with the page that it lies over. Only the H5 build contains it.
 */
export async function dressPreview(): Promise<void> {
  await nextTick();
  const box = document.querySelector<HTMLElement>(BOX);
  const close = box?.lastElementChild;
  if (box === null || !(close instanceof HTMLElement)) return;
  box.id = 'preview';
  box.setAttribute('role', 'dialog');
  box.setAttribute('aria-modal', 'true');
  box.setAttribute('aria-label', t('pictures.preview'));
  close.id = 'preview-close';
  close.setAttribute('role', 'button');
  close.setAttribute('tabindex', '0');
  close.setAttribute('aria-label', t('common.close'));
  addEventListener('popstate', () => close.click(), { once: true });
}
