import { findComponentFaults } from './app-files/components.ts';
import { openAppFiles } from './app-files/app-files.ts';
import { findingText } from './finding.ts';
import { createActions, type PageActions } from './page/page-actions.ts';
import { layOutRoughly } from './page/rough-layout.ts';
import { createComponentLoader } from './runtime/component-loader.ts';
import { createEngine } from './runtime/engine.ts';
import { createErrorLog } from './runtime/error-log.ts';
import { createModules } from './runtime/modules.ts';
import { watchPageContainers } from './runtime/page-containers.ts';
import { createPageStack, type PageStack } from './runtime/page-stack.ts';
import { createReadyQueue } from './runtime/ready-queue.ts';
import { createRealm } from './runtime/realm.ts';
import { compileAll } from './templates/compile-templates.ts';
import { createWx } from './wx/create-wx.ts';
import type { DrawnPicture } from './wx/drawn-picture.ts';
import { keepFile } from './wx/files.ts';
import {
  type Answers,
  createDeviceState,
  type DeviceState,
  type Modal,
  type SentRequest,
  type Toast,
} from './wx/device-state.ts';

type Query = Readonly<Record<string, string | number>>;

export interface OpenOptions {
  /** Folder of the built mini-program, with its `app.json`. */
  readonly dist: string;
  /** Answers the requests of `wx.request`; addresses are absolute. */
  readonly fetch: typeof globalThis.fetch;
  /** The device's storage. Give the one of an earlier run to restart on the same phone. */
  readonly storage?: Map<string, unknown>;
  readonly answers?: Answers;
  /** Elements have places on the screen, roughly. Absent: all are empty boxes at its top. */
  readonly layout?: 'rough';
  /** Hears all data that is sent to views, as the text in which it travels. */
  readonly onSetData?: (text: string) => void;
  /** The page that opens, and from where; the first page by its icon when absent. */
  readonly launch?: { readonly route: string; readonly query?: Query; readonly scene?: number };
}

/** A running mini-program and the hands of a person who uses it. */
export interface MiniProgram extends PageActions {
  /** Opens a page as the app itself would; a tab page by switching to it. @throws when WeChat would refuse */
  navigate(route: string, query?: Query): Promise<void>;
  /** The way back of the phone. A shown `page-container` is hidden first, as in WeChat. */
  goBack(): Promise<void>;
  currentPage(): {
    readonly route: string;
    readonly query: Readonly<Record<string, string>>;
    readonly title: string;
    readonly depth: number;
    readonly scrollTop: number;
  };
  tabBar(): {
    readonly items: readonly { readonly route: string; readonly text: string; readonly badge: string }[];
    readonly selected: number;
  };
  tapTab(index: number): Promise<void>;
  /** The app goes to the background, or comes back: the way it came before, or by another scene. */
  hideApp(): void;
  showApp(scene?: number): void;
  setNetwork(online: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  /** What went wrong so far, handlers that are missing and unknown `wx` functions included. A sound run leaves it empty. */
  errors(): readonly string[];
  warnings(): readonly string[];
  toasts(): readonly Toast[];
  modals(): readonly Modal[];
  requests(): readonly SentRequest[];
  clipboard(): string;
  /** Pictures that were saved to the album of the phone. */
  album(): readonly DrawnPicture[];
  /** Puts a file on the phone, as WeChat does before it tells of one. @returns its temporary path */
  addFile(bytes: Uint8Array): string;
  readonly storage: Map<string, unknown>;
  /** Bytes of all data sent to views so far. */
  setDataBytes(): number;
  /** Stops timers and forgets everything. Call it in every test. */
  close(): void;
}

/**
 * Starts a built mini-program and waits until its first page is ready.
 * @throws Error when files or templates are broken, or when the app or its first page does not load
 */
export async function openMiniProgram(options: OpenOptions): Promise<MiniProgram> {
  const files = openAppFiles(options.dist);
  const templates = compileAll(files);
  const findings = [...findComponentFaults(files), ...templates.findings];
  if (findings.length > 0) throw new Error(`The build is broken:\n${findings.map(findingText).join('\n')}`);

  const errors = createErrorLog();
  const realm = createRealm(errors);
  const ready = createReadyQueue(realm);
  const { onSetData } = options;
  const engine = createEngine({
    realm,
    errors,
    onAttached: (component) => ready.add(component),
    ...(onSetData === undefined ? {} : { onSetData }),
  });
  const close = (): void => {
    realm.close();
    engine.close();
  };
  const loadModule = createModules(files, realm);
  const loadPage = createComponentLoader({ files, realm, engine, loadModule, templates: templates.code });
  const containers = watchPageContainers({ engine, realm, errors, pages: () => stack.pages() });
  const stack: PageStack = createPageStack({
    files,
    engine,
    errors,
    loadPage,
    ready,
    takesBack: containers.hideOn,
  });
  if (options.layout === 'rough') layOutRoughly(engine.window, () => stack.pages().at(-1)?.scrollTop ?? 0);
  const { route = files.pages[0] ?? '', query = {}, scene = 1001 } = options.launch ?? {};
  const launch = { path: route, query: texts(query), scene };
  const { fetch, storage = new Map<string, unknown>(), answers = {} } = options;
  const state = createDeviceState({ storage, answers, fetch, launch });
  const app = installApp(realm.globals, stack);
  realm.globals['wx'] = createWx({ files, realm, errors, stack, state });
  try {
    loadModule('app.js');
    app.call('onLaunch', launch);
    app.call('onShow', launch);
    await stack.open('reLaunch', `/${route}${search(query)}`);
  } catch (error) {
    close();
    throw new Error(
      `The mini-program does not start: ${(error as Error).message}\n${errors.list().join('\n')}`,
      { cause: error },
    );
  }
  const actions = createActions({ files, engine, errors, stack });
  return {
    ...actions,
    ...navigationOf(stack, files.tabs, actions, state),
    ...phoneOf(state, app),
    errors: () => errors.list(),
    warnings: () => engine.warnings(),
    setDataBytes: () => engine.setDataBytes(),
    close,
  };
}

type Navigation = Pick<MiniProgram, 'navigate' | 'goBack' | 'currentPage' | 'tabBar' | 'tapTab'>;

function navigationOf(
  stack: PageStack,
  tabs: readonly { readonly route: string; readonly text: string }[],
  actions: PageActions,
  state: DeviceState,
): Navigation {
  const tabOf = (route: string): number => tabs.findIndex((tab) => tab.route === route);
  return {
    async navigate(target, query = {}) {
      const path = target.replace(/^\//, '');
      await stack.open(tabOf(path) === -1 ? 'navigateTo' : 'switchTab', `/${path}${search(query)}`);
      await actions.settle();
    },
    async goBack() {
      stack.back(1);
      await actions.settle();
    },
    currentPage() {
      const { route, query, title, scrollTop } = stack.current();
      return { route, query, title, depth: stack.pages().length, scrollTop };
    },
    tabBar: () => ({
      items: tabs.map((tab, i) => ({ ...tab, badge: state.badges.get(i) ?? '' })),
      selected: tabOf(stack.current().route),
    }),
    async tapTab(index) {
      const tab = tabs[index];
      if (tab === undefined) throw new Error(`There is no tab ${index}`);
      if (tabOf(stack.current().route) === -1) throw new Error('The tab bar is not on this page');
      await stack.open('switchTab', `/${tab.route}`);
      stack.current().call('onTabItemTap', { index, pagePath: tab.route, text: tab.text });
      await actions.settle();
    },
  };
}

type Phone = Pick<
  MiniProgram,
  | 'hideApp'
  | 'showApp'
  | 'setNetwork'
  | 'setTheme'
  | 'toasts'
  | 'modals'
  | 'requests'
  | 'clipboard'
  | 'addFile'
  | 'album'
  | 'storage'
>;

function phoneOf(state: DeviceState, app: AppObject): Phone {
  return {
    hideApp() {
      app.currentPage()?.hide();
      app.call('onHide', {});
      state.appHidden.emit({});
    },
    showApp(scene = state.enter.scene) {
      state.enter = { ...state.enter, scene };
      app.call('onShow', state.enter);
      state.appShown.emit({ ...state.enter });
      app.currentPage()?.show();
    },
    setNetwork(online) {
      state.online = online;
      state.networkChanged.emit({ isConnected: online, networkType: online ? 'wifi' : 'none' });
    },
    setTheme(theme) {
      state.theme = theme;
      state.themeChanged.emit({ theme });
    },
    toasts: () => state.toasts,
    modals: () => state.modals,
    requests: () => state.requests,
    clipboard: () => state.clipboard,
    addFile: (bytes) => keepFile(state, bytes),
    album: () => state.album,
    storage: state.storage,
  };
}

interface AppObject {
  call(name: string, argument: object): void;
  currentPage(): { hide(): void; show(): void } | undefined;
}

/** Gives the mini-program `App`, `getApp`, `getCurrentPages` and a bare `global`. */
function installApp(globals: Record<string, unknown>, stack: PageStack): AppObject {
  let app: Record<string, unknown> | undefined;
  globals['App'] = (options: Record<string, unknown>) => {
    app = options;
  };
  globals['getApp'] = () => app;
  globals['getCurrentPages'] = () => stack.pages().map(({ instance }) => instance);
  globals['global'] = {};
  return {
    currentPage: () => stack.pages().at(-1),
    call(name, argument) {
      if (app === undefined) throw new Error('app.js did not call App()');
      const run = app[name];
      if (typeof run === 'function') (run as (given: object) => void).call(app, argument);
    },
  };
}

function texts(query: Query): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function search(query: Query): string {
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
