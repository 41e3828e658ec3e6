import { nextTick, ref } from 'vue';

import { focusOn } from '../../platform/h5-focus.ts';
import { scrollPage } from '../../platform/scroll-page.ts';
import { isH5 } from '../../platform/target.ts';

/**
 * Ways to a place in a long thread. `reveal` brings a comment into the list and into view; in a browser the focus goes along,
 * so that whoever reads by ear or goes by keys is there as well.
 */
export function useJump(reveal: (commentId: number) => Promise<void>) {
  const open = ref(false);

  async function go(commentId?: number): Promise<void> {
    open.value = false;
    // WeChat brings the page back to where it was when the sheet opened, once that has closed.
    await nextTick();
    if (commentId === undefined) scrollPage(0);
    else await reveal(commentId);
    await nextTick();
    if (isH5) focusOn(commentId === undefined ? 'thread-head' : `comment-${commentId}`);
  }

  return { open, go };
}
