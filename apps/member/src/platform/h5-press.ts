/** As long as uni waits, so that a finger that only scrolls leaves no trace. */
const AFTER_MS = 50;
/** A short tap is seen as well. */
const STAY_MS = 150;

/**
 * Marks what is pressed with its `hover-class`, as uni's own `<view>` would: once for the whole page, so that what can be
 * pressed is no component (plain-elements.ts). Only the H5 build contains it.
 */
export function tendPresses(root: HTMLElement): void {
  let element: Element | undefined;
  let mark = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drop = (): void => {
    clearTimeout(timer);
    if (mark !== '') element?.classList.remove(mark);
    element = undefined;
  };
  root.addEventListener('pointerdown', ({ target }) => {
    drop();
    element = (target instanceof Element ? target.closest('[hover-class]') : null) ?? undefined;
    mark = element?.getAttribute('hover-class') ?? '';
    if (mark !== '') timer = setTimeout(() => element?.classList.add(mark), AFTER_MS);
  });
  // The browser takes the finger for scrolling.
  root.addEventListener('pointercancel', drop);
  root.addEventListener('pointerup', () => {
    if (element === undefined || mark === '') return;
    clearTimeout(timer);
    element.classList.add(mark);
    timer = setTimeout(drop, STAY_MS);
  });
}
