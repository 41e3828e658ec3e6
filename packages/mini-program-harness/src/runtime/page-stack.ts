import type { AppFiles } from '../app-files/app-files.ts';
import type { LoadPage } from './component-loader.ts';
import { openPage, type PageView } from './page.ts';
import type { Engine } from './engine.ts';
import type { ErrorLog } from './error-log.ts';
import type { ReadyQueue } from './ready-queue.ts';

/** WeChat keeps at most ten pages open. */
const PAGES_MAX = 10;

export type OpenKind = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab';

/** The open pages, as WeChat keeps them: one stack, and tab pages that stay alive once opened. */
export interface PageStack {
  pages(): readonly PageView[];
  /** @throws Error before the first page has opened */
  current(): PageView;
  /** Opens a page at a route with query, relative to the present page or from the root with `/`. Resolves when it is ready. */
  open(kind: OpenKind, url: string): Promise<void>;
  /** Closes pages from the top; the first one always stays. A shown `page-container` is hidden instead. */
  back(delta: number): void;
}

interface StackParts {
  readonly files: AppFiles;
  readonly engine: Engine;
  readonly errors: ErrorLog;
  readonly loadPage: LoadPage;
  readonly ready: ReadyQueue;
  /** Whether something on the page takes a step back instead of the page itself. */
  readonly takesBack: (page: PageView) => boolean;
}

export function createPageStack(parts: StackParts): PageStack {
  const pages = new OpenPages(parts);
  return {
    pages: () => pages.stack,
    current: () => pages.current(),
    open: async (kind, url) => pages.open(kind, url),
    back: (delta) => pages.back(delta),
  };
}

type Query = Readonly<Record<string, string>>;

class OpenPages {
  stack: PageView[] = [];
  /** Tab pages that are alive, whether on the stack or not. */
  private readonly tabs = new Map<string, PageView>();
  private readonly parts: StackParts;

  constructor(parts: StackParts) {
    this.parts = parts;
  }

  current(): PageView {
    const page = this.stack.at(-1);
    if (page === undefined) throw new Error('No page is open');
    return page;
  }

  async open(kind: OpenKind, url: string): Promise<void> {
    const { route, query } = parseUrl(url, this.stack.at(-1)?.route ?? '');
    if (!this.parts.files.pages.includes(route)) throw new Error(`page "${route}" is not found`);
    const isTab = this.isTab(route);
    if (isTab && (kind === 'navigateTo' || kind === 'redirectTo'))
      throw new Error(`can not ${kind} a tabbar page`);
    if (!isTab && kind === 'switchTab') throw new Error('can not switch to no-tabBar page');
    if (kind === 'navigateTo') {
      if (this.stack.length >= PAGES_MAX) throw new Error('webview count limit exceed');
      this.stack.at(-1)?.hide();
    }
    if (kind === 'redirectTo') this.unloadTop();
    if (kind === 'reLaunch') this.unloadAll();
    if (kind === 'switchTab') return this.switchTab(route);
    await this.create(route, query);
  }

  back(delta: number): void {
    // WeChat promises this only for a page that has another one below it.
    if (this.stack.length > 1 && this.parts.takesBack(this.current())) return;
    const closing = Math.min(Math.max(1, delta), this.stack.length - 1);
    for (let i = 0; i < closing; i += 1) this.unloadTop();
    this.stack.at(-1)?.show();
  }

  private async switchTab(route: string): Promise<void> {
    const known = this.tabs.get(route);
    while (this.stack.length > 0 && this.stack.at(-1) !== known) this.unloadTop();
    if (known === undefined) return this.create(route, {});
    this.stack = [known];
    known.show();
  }

  private create(route: string, query: Query): Promise<void> {
    const { loadPage, ready, errors } = this.parts;
    try {
      loadPage(route);
      const page = openPage(this.parts, route, query, (opening) => this.stack.push(opening));
      if (this.isTab(route)) this.tabs.set(route, page);
      return new Promise((resolve) => {
        ready.whenReady(() => {
          page.call('onReady');
          resolve();
        });
      });
    } catch (error) {
      errors.add(error, `opening ${route}`);
      return Promise.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private isTab(route: string): boolean {
    return this.parts.files.tabs.some((tab) => tab.route === route);
  }

  /** Takes the top page away. A tab page only hides, and stays alive for the next time. */
  private unloadTop(): void {
    const page = this.stack.pop();
    if (page === undefined) return;
    if (this.tabs.get(page.route) === page) page.hide();
    else page.unload();
  }

  private unloadAll(): void {
    for (const page of new Set([...this.stack, ...this.tabs.values()])) page.unload();
    this.tabs.clear();
    this.stack = [];
  }
}

function parseUrl(url: string, from: string): { route: string; query: Query } {
  const [path = '', search = ''] = url.split('?');
  const route = new URL(path, `http://app/${from}`).pathname.slice(1);
  const pairs = search.split('&').filter((pair) => pair !== '');
  // WeChat hands the query over as it stands, still encoded.
  const query = Object.fromEntries(
    pairs.map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  );
  return { route, query };
}
