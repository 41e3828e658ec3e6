import type { WxContext } from './wx-context.ts';
import type { WxFunction, WxFunctions } from './wx-function.ts';

type Report = (entry: object) => void;

interface SelectableElement {
  readonly id: string;
  readonly dataset?: Readonly<Record<string, unknown>>;
}

interface SelectableComponent {
  readonly _$: { getShadowRoot(): { querySelectorAll(selector: string): SelectableElement[] } | null };
}

const BOX = { left: 0, top: 0, right: 390, bottom: 100, width: 390, height: 100 };

/**
 * Queries about places on the screen. There is no layout here: rectangles are empty, and everything that an intersection observer
 * watches is reported as fully visible, once, a tick after it is watched.
 */
export function visibilityFunctions({ realm, stack }: WxContext): WxFunctions {
  const pageInstance = (): SelectableComponent & { createSelectorQuery(): unknown } =>
    stack.current().instance as never;
  const createIntersectionObserver = (component: Partial<SelectableComponent> | undefined): object => {
    let connected = true;
    const observer = {
      relativeTo: () => observer,
      relativeToViewport: () => observer,
      observe(selector: string, report: Report) {
        realm.later(() => {
          const owner = component?._$ ?? pageInstance()._$;
          for (const { id, dataset } of owner.getShadowRoot()?.querySelectorAll(selector) ?? []) {
            if (!connected) return;
            report({
              id,
              dataset: { ...dataset },
              intersectionRatio: 1,
              intersectionRect: BOX,
              boundingClientRect: BOX,
              relativeRect: BOX,
              time: Date.now(),
            });
          }
        });
      },
      disconnect() {
        connected = false;
      },
    };
    return observer;
  };
  return {
    createSelectorQuery: () => pageInstance().createSelectorQuery(),
    createIntersectionObserver: createIntersectionObserver as WxFunction,
  };
}
