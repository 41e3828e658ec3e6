const FOCUSABLE = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';
const FIELD = 'input:enabled, textarea:enabled';

interface Place {
  readonly parent: Element;
  readonly index: number;
}

/** Where an element stands in the page, from the inside out. */
function placesOf(element: Element): Place[] {
  const places: Place[] = [];
  for (let at = element; at.parentElement !== null; at = at.parentElement)
    places.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  return places;
}

/**
 * What took the place of something that is gone: the field of a form, the next row of a list as a whole, so that a key
 * that is still down decides nothing there, else the first control; the page when all of it is new.
 */
function heirOf(places: readonly Place[]): HTMLElement | null {
  const place = places.find(({ parent }) => parent.isConnected);
  const main = place?.parent.closest('main');
  if (place === undefined || !main) return null;
  if (place.parent === main) return main;
  const heir = place.parent.children[place.index] ?? place.parent.lastElementChild ?? place.parent;
  if (!(heir instanceof HTMLElement)) return main;
  const field = heir.querySelector<HTMLElement>(FIELD);
  if (field !== null) return field;
  return heir.matches('li, tr') ? heir : (heir.querySelector<HTMLElement>(FOCUSABLE) ?? heir);
}

/**
 * Keeps the focus where it was when what has it is switched off for a while or goes away. Otherwise whoever uses keys or
 * a screen reader would begin at the top of the page after every act.
 */
export function keepFocus(): void {
  let last: HTMLElement | null = null;
  let places: readonly Place[] = [];
  const isLost = (): boolean => last !== null && document.activeElement === document.body;
  const isOff = (): boolean => last !== null && last.isConnected && last.matches(':disabled');

  document.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLElement)) return;
    last = target;
    places = placesOf(target);
  });
  // Whoever presses beside everything, or leaves a field by Escape, wants no focus.
  document.addEventListener('pointerdown', () => (last = null), { capture: true });
  document.addEventListener('focusout', () =>
    queueMicrotask(() => {
      if (isLost() && last?.isConnected && !isOff()) last = null;
    }),
  );
  new MutationObserver(() => {
    if (!isLost() || isOff()) return;
    const heir = last?.isConnected ? last : heirOf(places);
    if (heir !== null && !heir.matches(FOCUSABLE)) heir.tabIndex = -1;
    heir?.focus({ preventScroll: true });
    heir?.scrollIntoView({ block: 'nearest' });
  }).observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
}
