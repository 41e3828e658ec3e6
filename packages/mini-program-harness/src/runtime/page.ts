import type * as GlassEasel from 'glass-easel';
import type * as Adapter from 'glass-easel-miniprogram-adapter';
import type { AppFiles } from '../app-files/app-files.ts';
import type { Engine } from './engine.ts';
import type { ErrorLog } from './error-log.ts';

type Query = Readonly<Record<string, string>>;

/** The `this` of a page's functions. */
export type PageInstance = Record<string, unknown>;

/** One page on the stack. */
export interface PageView {
  readonly route: string;
  readonly query: Query;
  readonly instance: PageInstance;
  /** Where the page is drawn. */
  readonly container: Element;
  title: string;
  scrollTop: number;
  refreshing: boolean;
  /** Calls a function of the page, such as `onShow`; undefined when it has none. What it throws is logged. */
  call(name: string, ...args: unknown[]): unknown;
  /** Calls `onShow`, unless the page shows already. */
  show(): void;
  hide(): void;
  unload(): void;
}

interface PageParts {
  readonly engine: Engine;
  readonly files: AppFiles;
  readonly errors: ErrorLog;
}

/**
 * Makes a page from its registered component, draws it and calls `onLoad` and `onShow`. `onOpening` hears of it
 * before all of these, so that the page is already the present one when they ask.
 */
export function openPage(
  { engine, files, errors }: PageParts,
  route: string,
  query: Query,
  onOpening: (page: PageView) => void,
): PageView {
  const { document } = engine;
  const container = document.createElement('div');
  const placeholder = document.createElement('div');
  container.append(placeholder);
  document.body.append(container);
  const root = engine.backend.createRoot('wx-page', engine.codeSpace, route);
  const component = root.getComponent();
  const instance = root.get() as unknown as PageInstance;
  Object.assign(instance, { route, __route__: route, options: query });

  const method = (name: string): unknown =>
    instance[name] ?? engine.framework.Component.getMethodsFromDef(component.getComponentDefinition())[name];
  let visible = false;
  const view: PageView = {
    route,
    query,
    instance,
    container,
    title: files.json(route).navigationBarTitleText ?? files.app.window?.navigationBarTitleText ?? '',
    scrollTop: 0,
    refreshing: false,
    call(name, ...args) {
      const run = method(name);
      if (typeof run !== 'function') return undefined;
      try {
        return (run as (...given: unknown[]) => unknown).apply(instance, args);
      } catch (error) {
        errors.add(error, `${route} ${name}`);
        return undefined;
      }
    },
    show() {
      if (visible) return;
      visible = true;
      container.removeAttribute('hidden');
      view.call('onShow');
      component.triggerPageLifetime('show', []);
    },
    hide() {
      if (!visible) return;
      visible = false;
      container.setAttribute('hidden', '');
      view.call('onHide');
      component.triggerPageLifetime('hide', []);
    },
    unload() {
      view.call('onUnload');
      root.release();
      container.remove();
    },
  };
  onOpening(view);
  attach(root, container, placeholder);
  view.call('onLoad', query);
  view.show();
  return view;
}

type BackendElement = GlassEasel.GeneralBackendElement;

function attach(root: Adapter.Root, container: Element, placeholder: Element): void {
  root.attach(container as unknown as BackendElement, placeholder as unknown as BackendElement);
}
