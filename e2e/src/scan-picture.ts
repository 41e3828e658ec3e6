import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type jsqr from 'jsqr';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('jsqr'), 'utf8');

/** What a camera reads in a picture of the page, by the address in its `src`; null where there is no code. */
export async function scanPicture(page: Page, id: string): Promise<string | null> {
  // Evaluated from outside, because the page's own policy rightly refuses scripts that are not the server's.
  await page.evaluate(source);
  return page.evaluate(async (pictureId) => {
    const image = new Image();
    image.src = document.getElementById(pictureId)?.getAttribute('src') ?? '';
    await image.decode();
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    if (context === null) return null;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const read = (globalThis as unknown as { jsQR: typeof jsqr.default }).jsQR;
    return read(data, image.width, image.height)?.data ?? null;
  }, id);
}
