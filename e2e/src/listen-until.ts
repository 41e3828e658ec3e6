import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';
import { expectThere } from './expect-app.ts';
import { tabs } from './scenarios/paths.ts';

/**
 * Passes on cards, deck after deck, until this text is on one.
 * @returns how many cards came before
 * @throws Error when more than `cardsMax` did
 */
export async function listenUntil(app: Driver, text: string, cardsMax: number): Promise<number> {
  for (let before = 0; before <= cardsMax; before += 1) {
    if (await app.exists('deck-open')) await app.tap('deck-open');
    await expectThere(app, 'deck-text');
    if ((await app.text('deck-text')) === text) return before;
    const seen = await app.text('deck-text');
    await app.tap('deck-pass');
    await eventually('the next card or the end', async () => {
      if (await app.exists('deck-end')) return true;
      if ((await app.exists('deck-text')) && (await app.text('deck-text')) !== seen) return true;
      // Unless it has turned by itself meanwhile.
      if (await app.exists('deck-next')) await app.tap('deck-next');
      return false;
    });
    if (!(await app.exists('deck-end'))) continue;
    await app.tab(tabs.home);
    await app.tab(tabs.listen);
    await expectThere(app, 'deck-open');
  }
  throw new Error(`The comment was not among ${cardsMax} cards`);
}
