/**
 * Uni takes a page out of the document while another lies over it, and its focus is lost. This gives it back when the page
 * comes again, so that whoever goes by keys goes on where they were. Only the H5 build contains it.
 */
export function keepFocus(root: HTMLElement): void {
  const last = new WeakMap<Element, HTMLElement>();
  root.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement) || !target.hasAttribute('role')) return;
    const page = target.closest('uni-page');
    if (page !== null) last.set(page, target);
  });
  new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      const before = node instanceof Element ? last.get(node) : undefined;
      if (before?.isConnected === true && document.activeElement === root)
        before.focus({ preventScroll: true });
    }
  }).observe(root, { subtree: true, childList: true });
}

/** Puts the focus on what is no control but was gone to, without scrolling. */
export function focusOn(id: string): void {
  const element = document.getElementById(id);
  if (element === null) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
