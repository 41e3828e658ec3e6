import type * as GlassEasel from 'glass-easel';

/** A drawn element; its owner in the component framework hangs on it. */
export type Drawn = Element & { readonly __wxElement?: GlassEasel.Element };

/** Ids are drawn with a prefix for their component, after which two dashes stand. */
const idPrefix = /^[0-9a-f]{8}--/;

export function findById(container: Element, id: string): Drawn | undefined {
  return [...container.querySelectorAll('[id]')].find(
    (element) => element.id === id || element.id.replace(idPrefix, '') === id,
  );
}

export function idsIn(container: Element): string[] {
  return [...container.querySelectorAll('[id]')]
    .map(({ id }) => id.replace(idPrefix, ''))
    .filter((id) => id !== '');
}

/** The part of a component that a finger meets; a native element is met itself. */
export function touched(element: Drawn): Drawn {
  let met = element;
  while (!met.localName.startsWith('wx-') && met.firstElementChild !== null) met = met.firstElementChild;
  return met;
}

/** The element itself or the first one inside it that fits. @throws Error when there is none */
export function innermost(element: Drawn, selector: string): Drawn {
  const found: Drawn | null = element.matches(selector) ? element : element.querySelector(selector);
  if (found === null) throw new Error(`"${element.id}" is none of ${selector} and holds none`);
  return found;
}

/** An attribute that is given and not false; an empty text stands for a value that was never set. */
export function isOn(element: Drawn, name: string): boolean {
  const value: unknown = element.__wxElement?.getAttribute(name);
  return value === true || (typeof value === 'string' && value !== '' && value !== 'false');
}

/** Hidden by the `hidden` attribute or by Vue's `v-show`, which uni-app writes as `data-c-h`. Styles are not looked at. */
export function isHidden(element: Element, container: Element): boolean {
  for (let at: Element | null = element; at !== null && at !== container; at = at.parentElement) {
    const { dataset } = (at as Drawn).__wxElement ?? {};
    if (isOn(at as Drawn, 'hidden') || dataset?.['cH'] === true || dataset?.['cH'] === 'true') return true;
  }
  return false;
}

/** The text a person reads, blocks separated by a space. */
export function visibleText(element: Element): string {
  return [...element.childNodes]
    .map((child) => {
      if (child.nodeType === child.TEXT_NODE) return child.textContent ?? '';
      if (child.nodeType !== child.ELEMENT_NODE || isHidden(child as Element, element)) return '';
      const inner = visibleText(child as Element);
      return (child as Element).localName === 'wx-text' ? inner : ` ${inner} `;
    })
    .join('');
}

/** What a field shows: what was typed, or what the app has set since. */
export function valueOf(element: Drawn): string {
  const value: unknown = element.__wxElement?.getAttribute('value');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
