import { operations } from '@huixiang/contract';
import { computed } from 'vue';

import { api } from '../../platform/api.ts';
import { choosePictures, uploads } from '../../platform/pictures.ts';
import { showToast } from '../../ui/toast.ts';
import { t } from '../language/language.ts';
import { toFailure } from '../loading/failure.ts';
import { leadToPhone } from '../session/lead-to-phone.ts';
import { usePictures } from './use-pictures.ts';

/** The pictures of the text that is being written in a space. They stay while that text does, on this page only. */
export function composerPictures(spaceId: () => number) {
  const pictures = usePictures({
    choose: choosePictures,
    send: (path, onProgress) =>
      uploads.send(operations.uploadPicture, { params: { spaceId: spaceId() }, path, onProgress }),
    drop: (pictureId) => api.call(operations.dropPicture, { params: { spaceId: spaceId(), pictureId } }),
    onFailed(error) {
      leadToPhone(error);
      return toFailure(error).text;
    },
    onTooLarge: () => showToast(t('pictures.tooLarge'), 'bad'),
  });
  let place = '';
  return {
    ...pictures,
    /** Why the text cannot be sent yet; '' when it can. */
    hold: computed(() => {
      if (pictures.busy.value) return t('pictures.wait');
      return pictures.failed.value ? t('pictures.unsent') : '';
    }),
    /** Another text is written now, with pictures of its own. */
    startFor(next: string): void {
      if (next !== place) pictures.clear();
      place = next;
    },
  };
}
