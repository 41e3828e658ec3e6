import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import type { Place } from '../world.ts';
import { say } from '../words.ts';
import { openDeck, shownCard } from './listening.ts';
import { paths } from './paths.ts';

/** In the sheet that is open or about to be. */
async function report(app: Driver, reason: 'abuse' | 'spam', note: string): Promise<void> {
  await expectThere(app, `report-${reason}`);
  await app.tap(`report-${reason}`);
  await app.input('report-note', note);
  await app.tap('report-send');
}

/** What the moderators of the place find reported, with what was said about it. */
async function reported({ spaceId, owner }: Place) {
  const { items } = await owner.call(operations.listReported, { params: { spaceId } });
  return items.map(({ comment, reasons, notes }) => ({
    id: comment.id,
    why: reasons.map(({ reason }) => reason),
    notes,
  }));
}

/** Telling the moderators, where a comment is read and where it is heard. */
export const reporting: readonly Scenario[] = [
  {
    name: 'a comment is reported from its thread, and one from its card, each with a reason and words for the moderators',
    async play(stage) {
      const place = await stage.world.openSpace();
      const { id } = await stage.world.comment(place);
      const reader = await stage.start(paths.thread(place), await stage.world.member('路过的人'));
      await expectThere(reader, `more-${id}`);
      await reader.tap(`more-${id}`);
      await expectThere(reader, 'menu-report');
      await reader.tap('menu-report');
      await report(reader, 'abuse', '这句话骂人');
      await expectText(reader, 'toast', say('report.sent'));
      await expectGone(reader, 'report');
      assert.deepEqual(await reported(place), [{ id, why: ['abuse'], notes: ['这句话骂人'] }]);

      const { app, comments, listener } = await openDeck(stage, 1);
      const card = await shownCard(app, comments);
      const { spaceId, postId } = card;
      const deck = { spaceId, postId, title: '', owner: listener };
      await app.tap('deck-report');
      await report(app, 'spam', '到处贴的');
      await expectText(app, 'deck-revealed', say('report.sent'));
      await expectGone(app, 'report', 'deck-report');
      assert.deepEqual(await reported(deck), [{ id: card.id, why: ['spam'], notes: ['到处贴的'] }]);
      await app.tap('deck-undo');
      await expectThere(app, 'deck-report');
      assert.deepEqual(await reported(deck), []);
    },
  },
];
