import { nextTick } from 'vue';

import { readBoxes, readScrollTop } from '../../platform/boxes.ts';

/** Room that is left above, so that it is seen what the comment stands under. */
const ROOM = 120;
/** What the bar at the foot of the thread covers. */
const BAR = 96;

/** Brings a comment of the page in view, unless it is; where it cannot be measured, the page stays as it is. */
export async function scrollToComment(commentId: number): Promise<void> {
  await nextTick();
  const [[box], scrolled] = await Promise.all([readBoxes(`#comment-${commentId}`), readScrollTop()]);
  if (box === undefined) return;
  if (box.top >= 0 && box.bottom <= uni.getSystemInfoSync().windowHeight - BAR) return;
  const scrollTop = Math.max(0, box.top + scrolled - ROOM);
  uni.pageScrollTo({ scrollTop, duration: 200, fail: () => undefined });
}
