import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import type { Actor, Place } from '../world.ts';
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
  return items.map(({ id, reasons, notes }) => ({
    id,
    why: reasons.map(({ reason }) => reason),
    notes,
  }));
}

const isTold = (who: Actor, kind: 'decision' | 'report', total: number) =>
  eventually('the news on the server', async () =>
    (await who.call(operations.listNotices)).items.some((one) => one.kind === kind && one.total === total),
  );

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
  {
    name: 'a post is reported from its thread and removed; its author appeals and has it back, and both are told',
    async play({ world, start }) {
      const place = await world.openSpace();
      const { owner, postId, spaceId } = place;
      const { id: commentId } = await world.comment(place);
      const moderator = await world.member('版主');
      const seat = { spaceId, memberId: moderator.id };
      await owner.call(operations.setRole, { params: seat, body: { role: 'moderator' } });
      const reporter = await world.member('路过的人');
      const reader = await start(paths.thread(place), reporter);
      await expectThere(reader, 'post-report');
      await reader.tap('post-report');
      await report(reader, 'spam', '标题是广告');
      await expectText(reader, 'toast', say('report.sent'));
      await expectGone(reader, 'report');
      assert.deepEqual(await reported(place), [{ id: postId, why: ['spam'], notes: ['标题是广告'] }]);

      const params = { spaceId, commentId: postId };
      const body = { outcome: 'removed', reason: 'spam', note: '请去别处卖' } as const;
      await moderator.call(operations.decideReports, { params, body });
      await isTold(reporter, 'report', 1);
      // The page is told, without being opened anew.
      await expectText(reader, 'thread-post-failed', say('common.goneTitle'));
      await reader.open(paths.notices);
      await expectText(reader, `notice-${postId}-report`, say('notices.reportGone'));
      await reader.tap(`notice-${postId}-report`);
      await expectRoute(reader, 'pkg-thread/space');

      await isTold(owner, 'decision', 1);
      const author = await start(paths.notices, owner);
      await expectText(author, `notice-${postId}-decision`, place.title);
      await author.tap(`notice-${postId}-decision`);
      await expectText(author, 'decision-text', place.title);
      await expectText(author, 'decision-reason', say('decision.reason.spam'));
      await expectText(author, 'decision-note', say('decision.said', { note: '请去别处卖' }));
      await author.input('appeal-text', '这里什么也不卖');
      await author.tap('appeal-send');
      await expectText(author, 'decision-appeal', '这里什么也不卖');
      // The author is the other moderator, so whoever decided first looks again.
      await moderator.call(operations.answerAppeal, { params, body: { outcome: 'restored' } });
      await isTold(owner, 'decision', 2);
      await author.open(paths.thread(place));
      await expectThere(author, `comment-${commentId}`);
      await expectGone(author, 'post-report');
    },
  },
];
