/**
 * Draws the tab bar's icons: WeChat takes only PNG files there. Run by hand after changing a shape:
 * `node apps/member/scripts/draw-tab-icons.main.ts`.
 */
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

const SIZE = 81;
const shapes: Record<string, { readonly off: string; readonly on: string }> = {
  home: {
    off: '<path d="M4.5 10.8 12 4.6l7.5 6.2v8.1a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z"/><path d="M8.6 13.4h6.8M8.6 16.4h4.2"/>',
    on: '<path d="M4.5 10.8 12 4.6l7.5 6.2v8.1a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1z" fill="currentColor" fill-opacity=".16"/><path d="M8.6 13.4h6.8M8.6 16.4h4.2"/>',
  },
  listen: {
    off: '<path d="M8.3 19.4c-1.7-.9-2.1-2.7-2.7-4.4C5 13.3 4.3 11.7 4.3 9.9c0-3.6 2.8-6.3 6.3-6.3s6.2 2.6 6.2 5.9c0 2.7-1.5 4-2.8 5.2-1.1 1-1.7 1.9-2 3.1-.4 1.6-1.5 2.4-2.7 2.1z"/><path d="M7.7 10.1c0-1.9 1.3-3.2 3-3.2s2.9 1.2 2.9 2.8c0 1.3-.8 2-1.7 2.6"/><path d="M19.6 6.7c.9 1.9.9 4.4 0 6.3"/>',
    on: '<path d="M8.3 19.4c-1.7-.9-2.1-2.7-2.7-4.4C5 13.3 4.3 11.7 4.3 9.9c0-3.6 2.8-6.3 6.3-6.3s6.2 2.6 6.2 5.9c0 2.7-1.5 4-2.8 5.2-1.1 1-1.7 1.9-2 3.1-.4 1.6-1.5 2.4-2.7 2.1z" fill="currentColor" fill-opacity=".16"/><path d="M7.7 10.1c0-1.9 1.3-3.2 3-3.2s2.9 1.2 2.9 2.8c0 1.3-.8 2-1.7 2.6"/><path d="M19.6 6.7c.9 1.9.9 4.4 0 6.3"/>',
  },
  me: {
    off: '<circle cx="12" cy="8.4" r="3.7"/><path d="M4.8 19.6c.8-3.6 3.7-5.6 7.2-5.6s6.4 2 7.2 5.6"/>',
    on: '<circle cx="12" cy="8.4" r="3.7" fill="currentColor" fill-opacity=".16"/><path d="M4.8 19.6c.8-3.6 3.7-5.6 7.2-5.6s6.4 2 7.2 5.6"/>',
  },
};
/** The same values as `tabText` and `tabOn` in src/theme.json. */
const colours = { light: { off: '#6b6154', on: '#1e6460' }, dark: { off: '#b0a595', on: '#84cbbf' } };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const browser = await chromium.launch({
  executablePath: execFileSync(process.execPath, ['tools/find-chromium.ts'], { cwd: root, encoding: 'utf8' }),
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
for (const [name, shape] of Object.entries(shapes)) {
  for (const [theme, colour] of Object.entries(colours)) {
    for (const state of ['off', 'on'] as const) {
      await page.setContent(
        `<body style="margin:0;color:${colour[state]}"><svg width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round">${shape[state]}</svg>`,
      );
      const file = fileURLToPath(
        new URL(`../src/static/tab/${name}-${theme}${state === 'on' ? '-on' : ''}.png`, import.meta.url),
      );
      await writeFile(file, await page.screenshot({ omitBackground: true }));
    }
  }
}
await browser.close();
