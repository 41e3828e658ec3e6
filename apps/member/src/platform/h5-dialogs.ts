import { sheetsChanged, watchBack } from './h5-back.ts';

const FOCUSABLE = '[tabindex="0"], input, textarea';

/**
 * Gives our sheets what a dialog has on the web: the focus goes in and stays in, Escape and the way back close, the page behind
 * stands still, and afterwards the focus is back where it was. Only the H5 build contains it.
 */
export function tendDialogs(root: HTMLElement): void {
  let dialog: HTMLElement | undefined;
  let before: HTMLElement | undefined;

  function follow(): void {
    const open = [...root.querySelectorAll<HTMLElement>('[role="dialog"]')].at(-1);
    if (open === dialog) return;
    if (dialog === undefined && document.activeElement instanceof HTMLElement)
      before = document.activeElement;
    dialog = open;
    sheetsChanged(open !== undefined);
    if (open === undefined) {
      if (before?.isConnected === true) before.focus({ preventScroll: true });
      return;
    }
    open.tabIndex = -1;
    if (!open.contains(document.activeElement)) open.focus({ preventScroll: true });
  }

  /** By its cross; one that is still on its way from the server by a press. */
  const close = (): void => (dialog?.querySelector<HTMLElement>('[id$="-close"]') ?? dialog)?.click();

  function keepInside(event: KeyboardEvent, inside: HTMLElement): void {
    const stops = [...inside.querySelectorAll<HTMLElement>(FOCUSABLE)];
    const [first, last] = [stops[0], stops.at(-1)];
    const edge = event.shiftKey ? first : last;
    const other = event.shiftKey ? last : first;
    if (document.activeElement !== edge && document.activeElement !== inside) return;
    event.preventDefault();
    other?.focus();
  }

  watchBack(close);
  new MutationObserver(follow).observe(root, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['role'],
  });
  root.addEventListener('keydown', (event) => {
    if (dialog === undefined) return;
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') keepInside(event, dialog);
  });
  // Hiding the overflow instead would throw uni's pages back to their top.
  root.addEventListener(
    'wheel',
    (event) => {
      if (dialog !== undefined && !(event.target instanceof Node && dialog.contains(event.target)))
        event.preventDefault();
    },
    { passive: false },
  );
}
