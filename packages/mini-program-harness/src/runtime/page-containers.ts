import { type Drawn, isOn } from '../page/elements.ts';
import type { Engine } from './engine.ts';
import type { ErrorLog } from './error-log.ts';
import type { PageView } from './page.ts';
import type { Realm } from './realm.ts';

const TAG = 'wx-page-container';
/** How long showing and hiding take when the element names no `duration`. */
const DURATION_MS = 300;

interface Parts {
  readonly engine: Engine;
  readonly realm: Realm;
  readonly errors: ErrorLog;
  readonly pages: () => readonly PageView[];
}

/**
 * What WeChat does with `page-container`: one on a page at a time; when `show` changes it tells of itself, before, while and
 * after; a step back hides it without `show` changing, which is why `show` must become false before true shows it again. When
 * it is hidden, the page is where it was when it was shown.
 */
export function watchPageContainers(parts: Parts): {
  /** Whether one was shown there; it is hidden. */
  readonly hideOn: (page: PageView) => boolean;
} {
  const { document, window } = parts.engine;
  const known = new Map<Drawn, Container>();

  const look = (): void => {
    for (const [element, container] of known) {
      if (element.isConnected) continue;
      known.delete(element);
      container.removed();
    }
    for (const element of document.querySelectorAll<Drawn>(TAG)) {
      const page = parts.pages().find(({ container }) => container.contains(element));
      if (page === undefined) continue;
      if (!known.has(element) && [...known.values()].some((other) => other.page === page)) {
        parts.errors.add('Only one page-container can exist on a page', page.route);
        continue;
      }
      const container = known.get(element) ?? new Container(element, page, parts);
      known.set(element, container);
      container.turn(isOn(element, 'show'));
    }
  };
  const changes = new window.MutationObserver(look);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['show'],
  });

  return {
    hideOn(page) {
      const shown = [...known.values()].find((one) => one.page === page && one.isShown);
      shown?.hide();
      return shown !== undefined;
    },
  };
}

class Container {
  readonly page: PageView;
  isShown = false;
  private readonly element: Drawn;
  private readonly parts: Parts;
  /** What the page said last; WeChat does nothing when it says the same again. */
  private said = false;
  private place = 0;

  constructor(element: Drawn, page: PageView, parts: Parts) {
    this.element = element;
    this.page = page;
    this.parts = parts;
  }

  turn(show: boolean): void {
    if (show === this.said) return;
    this.said = show;
    if (show === this.isShown) return;
    if (!show) return this.hide();
    this.isShown = true;
    this.place = this.page.scrollTop;
    this.tell('enter');
  }

  hide(): void {
    this.isShown = false;
    this.page.scrollTop = this.place;
    this.tell('leave');
  }

  removed(): void {
    if (!this.isShown || !this.parts.pages().includes(this.page)) return;
    this.parts.errors.add(
      'A page-container was taken away while it was shown: WeChat leaves the page fixed',
      this.page.route,
    );
  }

  private tell(what: 'enter' | 'leave'): void {
    const { realm } = this.parts;
    const duration = Number(this.element.__wxElement?.getAttribute('duration') ?? DURATION_MS);
    realm.later(() => {
      this.send(`before${what}`);
      this.send(what);
      realm.later(() => this.send(`after${what}`), duration);
    });
  }

  private send(type: string): void {
    const { framework } = this.parts.engine;
    const target = this.element.__wxElement;
    if (target === undefined) return;
    framework.Event.dispatchEvent(target, new framework.Event(type, {}, { bubbles: false }));
  }
}
