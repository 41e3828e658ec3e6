import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { photo } from '../photo.ts';
import { say as words } from '../words.ts';
import { goOn, openDeck, shownCard } from './listening.ts';
import { paths } from './paths.ts';

/** A person does not give up: taps again what did not go through, until it has. */
async function insist(app: Driver, tapped: string, done: () => Promise<boolean>): Promise<void> {
  await eventually(`what #${tapped} does`, async () => {
    if (await done()) return true;
    if (await app.exists(tapped)) await app.tap(tapped).catch(() => undefined);
    // The app answers within some tries of its own.
    return eventually('an answer', done, 2_500).catch(() => false);
  });
}

/** Opens the composer and writes, and sends until the composer has closed. */
async function say(app: Driver, opener: string, text: string): Promise<void> {
  await insist(app, opener, () => app.exists('composer-text'));
  await app.input('composer-text', text);
  await insist(app, 'composer-send', async () => !(await app.exists('composer-text')));
}

/** Opens the menu of a comment and takes this from it. */
async function menu(app: Driver, { id }: Comment, taken: string): Promise<void> {
  await insist(app, `more-${id}`, () => app.exists(taken));
  await insist(app, taken, async () => !(await app.exists(taken)));
}

export const lossyNetwork: readonly Scenario[] = [
  {
    name: 'three calls in ten get lost, and each echo, given or taken back, counts exactly once',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comments: Comment[] = [];
      for (let i = 0; i < 6; i += 1) comments.push(await world.comment(place));
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, ...comments.map(({ id }) => `echo-${id}`));
      await app.network('weak');
      for (const { id } of comments) await app.tap(`echo-${id}`);
      const raws = (): Promise<number[]> =>
        Promise.all(comments.map(async (comment) => (await world.counts(comment)).raw));
      await eventually('every echo', async () => (await raws()).join('') === '111111', 60_000);
      for (const { id } of comments.slice(0, 3)) await app.tap(`echo-${id}`);
      await eventually('three taken back', async () => (await raws()).join('') === '000111', 60_000);
      for (const [index, { id }] of comments.entries())
        await expectText(app, `echo-${id}-count`, index < 3 ? /^0$/ : /^1$/);
    },
  },
  {
    name: 'three calls in ten get lost, and what is written, answered, changed and deleted is so exactly once',
    async play({ world, start }) {
      const place = await world.openSpace();
      const heard = await world.comment(place);
      const app = await start(paths.thread(place), await world.member('信号不好的人'));
      await expectThere(app, `reply-${heard.id}`);
      await app.network('weak');
      const texts = [world.words(), world.words(), world.words()];
      for (const text of texts) await say(app, 'composer-open', text);
      const replies = [world.words(), world.words()];
      for (const text of replies) await say(app, `reply-${heard.id}`, text);
      const own = async (): Promise<string[]> =>
        (await world.thread(place)).filter(({ id }) => id !== heard.id).map(({ text }) => text);
      // What did not come through waits in the thread and is sent by itself.
      await eventually('the last reply', async () => (await world.replies(heard)).length === 2, 60_000);
      await expectGone(app, 'unsent-0');
      assert.deepEqual(await own(), texts.toReversed());
      assert.deepEqual(
        (await world.replies(heard)).map(({ text }) => text),
        replies,
      );

      const [gone, kept] = (await world.thread(place)).filter(({ id }) => id !== heard.id);
      assert.ok(gone !== undefined && kept !== undefined);
      await insist(app, `more-${kept.id}`, () => app.exists('menu-edit'));
      await app.tap('menu-edit');
      await expectThere(app, 'composer-text');
      const better = `${kept.text}（改）`;
      await app.input('composer-text', better);
      await insist(app, 'composer-send', async () => !(await app.exists('composer-text')));
      const params = { spaceId: place.spaceId, commentId: kept.id };
      const { items } = await world.guest().call(operations.getCommentHistory, { params });
      assert.deepEqual(
        items.map(({ text }) => text),
        [kept.text],
      );

      await insist(app, `more-${gone.id}`, () => app.exists('menu-delete'));
      await app.tap('menu-delete');
      await expectThere(app, 'delete-confirm');
      await insist(app, 'delete-confirm', async () => !(await app.exists('delete-confirm')));
      assert.deepEqual(await own(), [texts[1] === kept.text ? better : texts[1], texts[0]]);
    },
  },
  {
    name: 'three calls in ten get lost, and each card is answered exactly once',
    async play(stage) {
      const { world } = stage;
      const { app, comments } = await openDeck(stage, 3);
      await app.network('weak');
      const echoed = await shownCard(app, comments);
      await insist(app, 'deck-echo', () => app.exists('deck-revealed'));
      await goOn(app);
      const passed = await shownCard(
        app,
        comments.filter(({ id }) => id !== echoed.id),
      );
      await insist(app, 'deck-pass', () => app.exists('deck-revealed'));
      await goOn(app);
      const answered = await shownCard(
        app,
        comments.filter(({ id }) => id !== echoed.id && id !== passed.id),
      );
      await say(app, 'deck-reply', '信号断断续续，话说完整了。');
      await expectThere(app, 'deck-revealed');
      assert.equal((await world.counts(echoed)).raw, 4);
      assert.equal((await world.counts(passed)).raw, 3);
      assert.deepEqual(
        (await world.replies(answered)).map(({ text }) => text),
        ['信号断断续续，话说完整了。'],
      );
    },
  },
  {
    name: 'three calls in ten get lost: a report, a picture, a mark, an appeal, a block and what is taken back happen once',
    async play(stage) {
      const { world, start } = stage;
      const place = await world.openSpace();
      const member = await world.member('信号不好的人');
      const theirs = await world.comment(place);
      const mine = await world.comment(place, { as: member });
      const gone = await world.comment(place, { as: member });
      const of = ({ id: commentId, spaceId }: Comment) => ({ params: { spaceId, commentId } });
      await place.owner.call(operations.deleteComment, of(gone));

      const app = await start(paths.thread(place), member);
      await expectThere(app, `more-${theirs.id}`, `more-${mine.id}`, 'composer-open');
      await app.network('weak');
      await menu(app, theirs, 'menu-report');
      await expectThere(app, 'report-abuse');
      await app.tap('report-abuse');
      await insist(app, 'report-send', async () => !(await app.exists('report-send')));
      const { items } = await place.owner.call(operations.listReported, {
        params: { spaceId: place.spaceId },
      });
      assert.deepEqual(
        items.map(({ id, reports }) => [id, reports]),
        [[theirs.id, 1]],
      );

      await menu(app, mine, 'menu-solve');
      await expectText(app, `solved-${mine.id}`, words('comment.solved'));

      await insist(app, 'composer-open', () => app.exists('composer-text'));
      await app.input('composer-text', '拍下来给你们看。');
      await app.choose('composer-pictures', [photo]);
      await insist(app, 'attached-0-retry', async () =>
        (await app.text('attached-0-state')).includes(words('pictures.ready')),
      );
      await insist(app, 'composer-send', async () => !(await app.exists('composer-text')));
      const waiting = await place.owner.call(operations.listWaitingPictures, {
        params: { spaceId: place.spaceId },
      });
      assert.equal(waiting.items.length, 1);

      await menu(app, theirs, 'menu-block');
      await eventually('the block', async () => {
        const { items: blocked } = await member.call(operations.listBlocks);
        return blocked.length === 1;
      });

      await app.network('on');
      await app.open(paths.decision(gone));
      await expectThere(app, 'appeal-send');
      await app.network('weak');
      await app.input('appeal-text', '请再看一遍。');
      await insist(app, 'appeal-send', () => app.exists('decision-due'));
      await expectText(app, 'decision-appeal', '请再看一遍。');
    },
  },
  {
    name: 'three calls in ten get lost, and an answer to a card is taken back once, whatever it was',
    async play(stage) {
      const { world } = stage;
      const { app, comments } = await openDeck(stage, 1);
      await app.network('weak');
      const card = await shownCard(app, comments);
      for (const raw of [3, 3, 4]) {
        await insist(app, 'deck-echo', () => app.exists('deck-revealed'));
        assert.equal((await world.counts(card)).raw, 4);
        if (raw === 4) break;
        await insist(app, 'deck-undo', () => app.exists('deck-echo'));
        await expectGone(app, 'deck-undo');
        assert.equal((await world.counts(card)).raw, raw);
      }
    },
  },
];
