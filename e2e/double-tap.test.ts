import { afterAll, beforeAll, expect, it } from 'vitest';
import { startH5 } from './src/h5-driver.ts';
import { paths } from './src/scenarios/paths.ts';
import { type Served, serve } from './src/serve.ts';
import { World } from './src/world.ts';

/** Longer than between any two halves of a double tap. */
const HANG_MS = 900;

let served: Served;
let world: World;
beforeAll(async () => {
  served = await serve('h5');
  world = new World(served.server.address);
});
afterAll(() => served?.close());

it('a double tap on a page that hangs in between is one echo, since the finger tapped twice at once', async () => {
  const place = await world.openSpace();
  const comment = await world.comment(place);
  const { browser, server } = served;
  const app = await startH5({ browser, address: server.address }, paths.thread(place), await world.member());
  try {
    const mark = app.page.locator(`[id="echo-${comment.id}"]`);
    await mark.waitFor();
    await mark.evaluate((element, ms) => {
      const seen: object[] = [];
      Object.assign(window, { seen });
      element.addEventListener('click', ({ timeStamp: at }) => {
        seen.push({ at, handledAt: performance.now() });
        while (performance.now() < at + ms);
      });
    }, HANG_MS);
    const { x, y, width, height } = (await mark.boundingBox())!;
    const at = { x: x + width / 2, y: y + height / 2, button: 'left' as const };
    const session = await app.page.context().newCDPSession(app.page);
    // None waits for the one before: a page that hangs answers late.
    await Promise.all(
      [1, 2].flatMap((clickCount) =>
        (['mousePressed', 'mouseReleased'] as const).map((type) =>
          session.send('Input.dispatchMouseEvent', { ...at, type, clickCount }),
        ),
      ),
    );
    const [first, second] = await app.page.evaluate(
      () => (window as unknown as { seen: { at: number; handledAt: number }[] }).seen,
    );
    expect(second!.at - first!.at).toBeLessThan(400);
    expect(second!.handledAt - first!.handledAt).toBeGreaterThan(400);
    expect(await mark.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(async () => (await world.counts(comment)).raw).toBe(1);
    expect(app.problems()).toEqual([]);
  } finally {
    await app.close();
  }
});
