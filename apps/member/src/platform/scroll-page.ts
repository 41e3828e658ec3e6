/**
 * Scrolls the page in view, in pixels from its top, and at once: a page that uni moves in time it moves frame by frame, and goes on
 * when it was left meanwhile, so that the page before would not be found where it was.
 */
export function scrollPage(scrollTop: number): void {
  uni.pageScrollTo({ scrollTop, duration: 0, fail: () => undefined });
}
