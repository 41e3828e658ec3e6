import { nextTick } from 'vue';

import { readBoxes, readScrollTop } from '../../platform/boxes.ts';
import { scrollPage } from '../../platform/scroll-page.ts';

/** Room that is left above, so that it is seen what the comment stands under. */
const ROOM = 120;
/** What the bars at the head and the foot of the page cover. */
const HEAD = 44;
const FOOT = 96;

/** Brings a comment of the page in view, unless it is; where it cannot be measured, the page stays as it is. */
export async function scrollToComment(commentId: number): Promise<void> {
  await nextTick();
  const [[box], scrolled] = await Promise.all([readBoxes(`#comment-${commentId}`), readScrollTop()]);
  if (box === undefined) return;
  if (box.top >= HEAD && box.bottom <= uni.getSystemInfoSync().windowHeight - FOOT) return;
  scrollPage(Math.max(0, box.top + scrolled - ROOM));
}
