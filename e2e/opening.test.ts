import { memberEn } from '@huixiang/contract/messages/member.en';
import { memberZh } from '@huixiang/contract/messages/member.zh-CN';
import { plainPagesEn } from '@huixiang/contract/messages/plain-pages.en';
import { plainPagesZh } from '@huixiang/contract/messages/plain-pages.zh-CN';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { watchPages } from './src/browser.ts';
import { type Served, serve } from './src/serve.ts';

const PHONE = { width: 390, height: 844 };
const ENTRY = /[/]assets[/]index-[^/]*[.]js$/;

let server: Served['server'];
let browser: Served['browser'];
let close: Served['close'];
beforeAll(async () => {
  ({ browser, server, close } = await serve('h5'));
});
afterAll(() => close?.());

/** What somebody sees of the app's own words and of its language, before the app has come and once it is there. */
async function openWith(locale: string, chosen: 'zh' | 'en' | undefined) {
  const context = await browser.newContext({ viewport: PHONE, isMobile: true, locale });
  const problems = watchPages(context, server.address);
  await context.addInitScript((language) => {
    if (language !== undefined && location.protocol.startsWith('http'))
      localStorage.setItem('huixiang.preferences', JSON.stringify({ language }));
  }, chosen);
  try {
    const page = await context.newPage();
    const app = Promise.withResolvers<void>();
    await page.route(ENTRY, async (route) => {
      await app.promise;
      await route.continue();
    });
    await page.goto(server.address, { waitUntil: 'commit' });
    await page.locator('.opening[lang=en]').waitFor({ state: 'attached' });
    // Nothing is painted before the styles have come, and nothing is hidden by them.
    await page.evaluate(() => new Promise((painted) => requestAnimationFrame(painted)));
    const language = () => page.evaluate(() => document.documentElement.lang);
    const opening = {
      title: await page.title(),
      words: (await page.locator('#app').innerText()).split(/\s*\n\s*/),
      language: await language(),
    };
    app.resolve();
    const tab = page.locator('.uni-tabbar__item').first();
    await tab.getByText(opening.language === 'en' ? memberEn['tab.home'] : memberZh['tab.home']).waitFor();
    return { opening, later: await language(), problems: problems() };
  } finally {
    await context.close();
  }
}

it.each([
  ['zh-CN', undefined, 'zh-CN', memberZh],
  ['en-US', 'zh', 'zh-CN', memberZh],
  ['en-US', undefined, 'zh-CN', memberZh],
  ['zh-CN', 'en', 'en', memberEn],
] as const)(
  'before the app has come, a browser of %s in which "%s" was chosen shows a screen in %s, as the app will be',
  async (locale, chosen, language, words) => {
    const title = words['home.title'];
    expect(await openWith(locale, chosen)).toEqual({
      opening: { title, words: [title, words['home.hero']], language },
      later: language,
      problems: [],
    });
  },
);

it('without scripts the page says in both languages that it needs them', async () => {
  const context = await browser.newContext({ viewport: PHONE, javaScriptEnabled: false, locale: 'en-US' });
  try {
    const page = await context.newPage();
    await page.goto(server.address);
    const said = await page.locator('noscript').innerText();
    expect(said).toBe(`${plainPagesZh['plain.noScript']} ${plainPagesEn['plain.noScript']}`);
  } finally {
    await context.close();
  }
});
