import { watch } from 'vue';

import { t } from '../features/language/language.ts';

const FOCUSABLE = new Set(['button', 'link', 'tab', 'switch', 'checkbox', 'radio']);
const MIRRORED = ['aria-role', 'aria-label'];
/** Uni's button to go back, which has no name. */
const BACK = '.uni-page-head-btn';
/** Parts of uni's own frame, which come without any role: the navigation bar, the page and the tab bar. */
const FRAME: Readonly<Record<string, string>> = {
  'uni-page-head': 'banner',
  'uni-page-body': 'main',
  'uni-tabbar': 'navigation',
  [BACK]: 'button',
  '.uni-page-head__title': 'heading',
  '.uni-tabbar__item': 'link',
};
const TENDED = ['[aria-role]', 'uni-input', 'uni-textarea', 'img', ...Object.keys(FRAME)].join();

function setRole(element: Element, role: string, level: number): void {
  element.setAttribute('role', role);
  if (FOCUSABLE.has(role) && !element.hasAttribute('tabindex')) element.setAttribute('tabindex', '0');
  if (role === 'heading') element.setAttribute('aria-level', String(level));
}

/** Gives one element its role and place in the tab order, and names the real field inside uni's. */
function mirror(element: Element): void {
  const role = element.getAttribute('aria-role');
  if (role !== null) {
    element.removeAttribute('aria-role');
    setRole(element, role, 2);
  }
  const frame = Object.keys(FRAME).find((part) => element.matches(part));
  // Once only: each attribute set here comes back to this function.
  if (frame !== undefined && !element.hasAttribute('role')) {
    setRole(element, FRAME[frame] ?? '', 1);
    if (frame === BACK) element.setAttribute('aria-label', t('common.back'));
  }
  // Uni draws every picture with an unnamed `img` inside the element that has the name.
  if (element instanceof HTMLImageElement && !element.hasAttribute('alt')) element.alt = '';
  if (element.tagName !== 'UNI-INPUT' && element.tagName !== 'UNI-TEXTAREA') return;
  const label = element.getAttribute('aria-label');
  if (label !== null) element.querySelector('input, textarea')?.setAttribute('aria-label', label);
}

function mirrorAll(root: Element): void {
  for (const element of [root, ...root.querySelectorAll(TENDED)]) mirror(element);
}

/** Enter and Space press what a finger would press. */
function pressByKey(event: KeyboardEvent): void {
  const target = event.target;
  if (!(target instanceof HTMLElement) || !FOCUSABLE.has(target.getAttribute('role') ?? '')) return;
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  target.click();
}

/** Where arrow keys go from one choice to the next. */
const ROW = '[role="tablist"], [role="radiogroup"]';
const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Arrow keys bring the focus to the next choice of a row; Enter and Space choose it. */
function moveByKey(event: KeyboardEvent): void {
  const { target } = event;
  const step = STEPS[event.key];
  const row = target instanceof HTMLElement ? target.closest(ROW) : null;
  if (step === undefined || row === null) return;
  const choices = [...row.querySelectorAll<HTMLElement>('[role="tab"], [role="radio"]')];
  const at = choices.findIndex((choice) => choice === target);
  if (at < 0) return;
  event.preventDefault();
  choices.at((at + step) % choices.length)?.focus();
}

/**
 * Uni renders the mini-program's `aria-role` as it stands, which a browser does not know, and its elements take no focus.
 * This mirrors the roles below `root` for as long as the page lives. Only the H5 build contains it.
 */
export function mirrorRoles(root: HTMLElement): void {
  mirrorAll(root);
  new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === 'attributes' && record.target instanceof Element) mirror(record.target);
      for (const node of record.addedNodes) if (node instanceof Element) mirrorAll(node);
    }
  }).observe(root, { subtree: true, childList: true, attributes: true, attributeFilter: MIRRORED });
  // English words come after the first page, and the language may be changed.
  watch(
    () => t('common.back'),
    (label) => {
      for (const button of root.querySelectorAll(BACK)) button.setAttribute('aria-label', label);
    },
  );
  root.addEventListener('keydown', pressByKey);
  root.addEventListener('keydown', moveByKey);
}
