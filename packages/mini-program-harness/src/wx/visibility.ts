import { findById } from '../page/elements.ts';
import { RecordingCanvas } from './canvas.ts';
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

type Found = Record<string, unknown> | null;

/** The framework's query, of which WeChat's `node` is missing. */
interface Query {
  select(selector: string): NodesRef;
}

interface NodesRef {
  fields(wanted: { readonly node?: boolean }, tell?: (found: Found) => void): unknown;
  node?(tell?: (found: Found) => void): unknown;
}

const BOX = { left: 0, top: 0, right: 390, bottom: 100, width: 390, height: 100 };

/**
 * Queries about places on the screen. There is no layout here: rectangles are empty, and everything that an intersection observer
 * watches is reported as fully visible, once, a tick after it is watched.
 */
export function visibilityFunctions(context: WxContext): WxFunctions {
  const { realm, stack } = context;
  const pageInstance = (): SelectableComponent & { createSelectorQuery(): Query } =>
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
    createSelectorQuery: () => withCanvases(context, pageInstance().createSelectorQuery()),
    createIntersectionObserver: createIntersectionObserver as WxFunction,
  };
}

/** Gives queries for the `node` of a canvas of type 2d what they ask for: the same one each time. */
function withCanvases(context: WxContext, query: Query): Query {
  const select = query.select.bind(query);
  query.select = (selector) => {
    const nodes = select(selector);
    const fields = nodes.fields.bind(nodes);
    nodes.fields = (wanted, tell) =>
      fields(wanted, (found) => {
        if (found !== null && wanted.node === true) found['node'] = canvasAt(context, selector);
        tell?.(found);
      });
    nodes.node = (tell) => nodes.fields({ node: true }, tell);
    return nodes;
  };
  return query;
}

const canvases = new WeakMap<Element, RecordingCanvas>();

function canvasAt(context: WxContext, selector: string): RecordingCanvas | null {
  const { container } = context.stack.current();
  const element = findById(container, selector.replace(/^#/, ''));
  if (element?.localName !== 'wx-canvas' || element.getAttribute('type') !== '2d') return null;
  const canvas = canvases.get(element) ?? new RecordingCanvas(context);
  canvases.set(element, canvas);
  return canvas;
}
