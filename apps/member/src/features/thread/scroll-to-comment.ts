import { nextTick } from 'vue';

/** Room that is left above, so that it is seen what the comment stands under. */
const ROOM = 120;

/** Brings a comment of the page in view; where it cannot be measured, the page stays as it is. */
export function scrollToComment(commentId: number): void {
  void nextTick(() => {
    const query = uni.createSelectorQuery();
    query.select(`#comment-${commentId}`).boundingClientRect();
    query.selectViewport().scrollOffset(() => undefined);
    query.exec((found: readonly ({ top?: number; scrollTop?: number } | null)[]) => {
      const [box, viewport] = found;
      if (box?.top === undefined) return;
      const scrollTop = Math.max(0, box.top + (viewport?.scrollTop ?? 0) - ROOM);
      uni.pageScrollTo({ scrollTop, duration: 200, fail: () => undefined });
    });
  });
}
