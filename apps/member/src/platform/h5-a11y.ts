const FOCUSABLE = new Set(['button', 'link', 'tab', 'switch', 'checkbox', 'radio', 'menuitem', 'option']);

/** Turns one mini-program role into the web's: role, place in the tab order, Enter and Space as a click. */
function mirror(element: Element): void {
  const role = element.getAttribute('aria-role');
  if (role === null) return;
  element.removeAttribute('aria-role');
  element.setAttribute('role', role);
  if (FOCUSABLE.has(role) && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
}

/**
 * Uni renders the mini-program's `aria-role` as it stands, which a browser does not know, and its elements take no focus.
 * This mirrors the roles below `root` for as long as the page lives. Only the H5 build contains it.
 */
export function mirrorRoles(root: HTMLElement): void {
  const mirrorAll = (node: Element) => [node, ...node.querySelectorAll('[aria-role]')].forEach(mirror);
  mirrorAll(root);
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes') mirror(record.target as Element);
      for (const node of record.addedNodes) if (node instanceof Element) mirrorAll(node);
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: ['aria-role'] });
  root.addEventListener('keydown', (event) => {
    const target = event.target;
    if (!(target instanceof HTMLElement) || !FOCUSABLE.has(target.getAttribute('role') ?? '')) return;
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    target.click();
  });
}
