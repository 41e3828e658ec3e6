import type { Browser, Page } from 'playwright-core';
import { watchPages } from './browser.ts';
import type { Actor } from './world.ts';

const DESK = { width: 1440, height: 900 };
const ACT_MS = 10_000;

export interface ConsoleBrowser {
  readonly page: Page;
  /** Opens a page by its address in the console, such as `/spaces/7/inbox`. */
  open(path: string): Promise<void>;
  /** What went wrong so far: errors, and requests to other servers. */
  problems(): readonly string[];
  close(): Promise<void>;
}

export type Language = 'zh' | 'en';

/** The console in a browser of a desk's size, where `as` is signed in. */
export async function startConsole(
  { browser, address }: { readonly browser: Browser; readonly address: string },
  options: { readonly as?: Actor; readonly theme?: 'light' | 'dark'; readonly language?: Language } = {},
): Promise<ConsoleBrowser> {
  const context = await browser.newContext({
    viewport: DESK,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: options.theme ?? 'light',
  });
  const problems = watchPages(context, address);
  if (options.as !== undefined)
    await context.addCookies([{ ...options.as.cookie, url: address, httpOnly: true, sameSite: 'Lax' }]);
  if (options.language === 'en')
    await context.addInitScript(() => {
      if (location.protocol.startsWith('http')) localStorage.setItem('hx-console-locale', 'en');
    });
  const page = await context.newPage();
  page.setDefaultTimeout(ACT_MS);
  return {
    page,
    open: async (path) => void (await page.goto(`${address}/console${path}`)),
    problems,
    close: () => context.close(),
  };
}
