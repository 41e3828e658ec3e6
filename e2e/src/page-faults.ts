import type { Page } from 'playwright-core';

/** What a person presses or fills in, as assistive programs call it. */
const CONTROLS = new Set([
  'button',
  'checkbox',
  'combobox',
  'link',
  'menuitem',
  'radio',
  'searchbox',
  'slider',
  'switch',
  'tab',
  'textbox',
]);

/** Controls of the page in view that a screen reader could not name, or that no key reaches. */
export async function namelessControls(page: Page): Promise<string[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send('Accessibility.getFullAXTree');
  await cdp.detach();
  return nodes
    .filter(({ ignored, role }) => !ignored && CONTROLS.has(String(role?.value)))
    .flatMap(({ role, name, properties = [] }) => {
      const is = (property: string): boolean =>
        properties.some((one) => one.name === property && one.value.value === true);
      const faults = [
        ...(String(name?.value ?? '').trim() === '' ? ['has no name'] : []),
        ...(is('focusable') || is('disabled') ? [] : ['is reached by no key']),
      ];
      return faults.map((fault) => `${role?.value} "${name?.value ?? ''}" ${fault}`);
    });
}

/** The smallest side of what a finger presses. */
const TARGET_PX = 44;

/** What is pressed on the page in view and is smaller than a finger. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const pressed = [...document.querySelectorAll<HTMLElement>('uni-page-body [role][tabindex="0"]')];
    return pressed.flatMap((element) => {
      const { width, height } = element.getBoundingClientRect();
      const isSmall = width > 0 && height > 0 && (width < least - 0.5 || height < least - 0.5);
      return isSmall
        ? [`${element.id || element.className}: ${Math.round(width)} × ${Math.round(height)}`]
        : [];
    });
  }, TARGET_PX);
}

/**
 * Texts and controls of the page in view that stand out of the window sideways, and are in no part that scrolls there; and
 * the page itself where it scrolls sideways. The width is the device's, since a phone's browser makes its window wider
 * when something stands out.
 */
function overflowing(page: Page): Promise<string[]> {
  const device = page.viewportSize()?.width ?? 0;
  return page.evaluate((device) => {
    const isInScroller = (element: Element): boolean => {
      for (let at: Element | null = element; at !== null && at !== document.body; at = at.parentElement) {
        const { overflowX } = getComputedStyle(at);
        if (
          (overflowX === 'auto' || overflowX === 'scroll' || overflowX === 'hidden') &&
          at.localName !== 'body'
        )
          return true;
      }
      return false;
    };
    const whole = document.documentElement.scrollWidth;
    const found = whole > device ? [`the page is ${whole} wide`] : [];
    for (const element of document.querySelectorAll('uni-page-body *')) {
      const { left, right, width, height } = element.getBoundingClientRect();
      const isOut = width > 0 && height > 0 && (right > device + 1 || left < -1);
      if (isOut && !isInScroller(element))
        found.push(
          `${element.localName}.${element.className || element.id}: ${Math.round(left)}…${Math.round(right)}`,
        );
    }
    return found.slice(0, 5);
  }, device);
}

/** Words of the page in view that are cut off though nothing says that more follows. */
function clipped(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('uni-page-body *')) {
      const own = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!own || element.closest('textarea, input, [aria-hidden=true]') !== null) continue;
      const { overflow, textOverflow, whiteSpace, webkitLineClamp, position } = getComputedStyle(element);
      const cuts = overflow !== 'visible' && textOverflow !== 'ellipsis' && webkitLineClamp === 'none';
      const hidden = position === 'absolute' && element.clientWidth <= 1;
      if (
        cuts &&
        !hidden &&
        (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 3)
      )
        found.push(`${element.className}: "${element.innerText.slice(0, 30)}" (${whiteSpace})`);
    }
    return found.slice(0, 5);
  });
}

/** What stands out of the window or is cut on the page in view. */
export async function unfit(page: Page): Promise<string[]> {
  const [out, cut] = [await overflowing(page), await clipped(page)];
  return [...out.map((one) => `out of the window: ${one}`), ...cut.map((one) => `cut: ${one}`)];
}

/** How far a button without a ground may stand out, so that its word and not its room ends with the column. */
const OUTDENT_PX = 16;

/** Parts of the console's page in view whose content stands out of them, over what is beside, and the page where it scrolls sideways. */
export function spilling(page: Page): Promise<string[]> {
  return page.evaluate((outdent) => {
    const main = document.querySelector('main');
    const found = main !== null && main.scrollWidth > main.clientWidth ? ['the page scrolls sideways'] : [];
    for (const element of document.querySelectorAll<HTMLElement>(
      'main *:not(svg, svg *, .visually-hidden)',
    )) {
      const { overflowX, display } = getComputedStyle(element);
      const room = element.childElementCount === 0 ? 1 : outdent;
      const spills = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + room;
      if (spills && overflowX === 'visible' && !display.startsWith('inline'))
        found.push(`${element.localName}.${element.className}: "${element.innerText.slice(0, 30)}"`);
    }
    return found.slice(0, 5);
  }, OUTDENT_PX);
}
