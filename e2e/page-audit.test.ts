import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser } from './src/browser.ts';
import { expectAccessible } from './src/page-audit.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const page = (body: string): string =>
  `<!doctype html><html lang="en"><head><title>One</title></head><body><main><h1>One</h1>${body}</main></body></html>`;

it('the audit finds nothing on a sound page', async () => {
  const sound = await browser.newPage();
  await sound.setContent(page('<h2>Two</h2>'));
  await expect(expectAccessible(sound, 'sound')).resolves.toBeUndefined();
});

it.each([
  ['minor', 'empty-heading', '<h2></h2>'],
  ['moderate', 'heading-order', '<h4>Four</h4>'],
  ['serious', 'link-name', '<a href="/"></a>'],
  ['critical', 'button-name', '<button></button>'],
])('the audit finds a %s fault: %s', async (impact, rule, body) => {
  const faulty = await browser.newPage();
  await faulty.setContent(page(body));
  await expect(expectAccessible(faulty, 'faulty')).rejects.toThrow(`${rule} (${impact})`);
});
