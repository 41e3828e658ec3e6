import type { DOMWindow } from 'jsdom';

/** One line of text, and as much for a picture. */
const LINE = 24;
const WIDTH = 390;
const CHARACTERS_A_LINE = 20;

/**
 * Gives elements places on the screen, roughly: everything stands below what comes before it, texts are as high as their
 * lines, a height given in pixels holds. Enough for whoever asks what is near the window, and for nothing finer.
 */
export function layOutRoughly(window: DOMWindow, scrollTop: () => number): void {
  window.Element.prototype.getBoundingClientRect = function place(this: Element): DOMRect {
    const top = topOf(this) - scrollTop();
    const height = heightOf(this);
    const box = { left: 0, x: 0, top, y: top, width: WIDTH, right: WIDTH, height, bottom: top + height };
    return { ...box, toJSON: () => box };
  };
}

function heightOf(element: Element): number {
  const given = /(?:^|;)\s*height:\s*([\d.]+)px/.exec(element.getAttribute('style') ?? '')?.[1];
  if (given !== undefined) return Number(given);
  let height = 0;
  for (const child of element.childNodes) {
    if (child.nodeType === child.ELEMENT_NODE) height += heightOf(child as Element);
    else height += Math.ceil((child.textContent ?? '').trim().length / CHARACTERS_A_LINE) * LINE;
  }
  return element.localName === 'wx-image' ? LINE : height;
}

function topOf(element: Element): number {
  let top = 0;
  for (let at: Element | null = element; at !== null; at = at.parentElement)
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
      top += heightOf(before);
  return top;
}
