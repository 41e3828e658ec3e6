import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** What is said in a thread counts for its order a moment later. */
const RANKED_MS = 15_000;

export const sharing: readonly Scenario[] = [
  {
    name: 'the author of a comment makes a card of it and saves the picture',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('做卡的人');
      const comment = await world.comment(place, { as: author });
      await world.echo(comment, 1);
      const app = await start(paths.myComment(comment), author);
      await expectThere(app, 'my-comment-card');
      await app.tap('my-comment-card');
      await expectRoute(app, 'pkg-mine/card');
      await expectThere(app, 'card-picture', 'card-save');
      await app.tap('card-save');
      await eventually('the picture', async () => (await app.saved()) === 1);
    },
  },
  {
    name: 'a card of a post is made from its thread; a guest is led to the sign-in first',
    async play({ world, start }) {
      const place = await world.openSpace();
      const guest = await start(paths.thread(place));
      await expectThere(guest, 'share-open');
      await guest.tap('share-open');
      await expectThere(guest, 'share-card');
      await guest.tap('share-card');
      await expectRoute(guest, 'pkg-account/sign-in');

      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'share-open');
      await app.tap('share-open');
      await expectThere(app, 'share-card');
      await app.tap('share-card');
      await expectRoute(app, 'pkg-mine/card');
      await expectThere(app, 'card-picture');
    },
  },
  {
    name: 'whoever opens the code of a card comes to the comment, and an echo there came by a card',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('做卡的人');
      const comment = await world.comment(place, { as: author });
      const params = { spaceId: place.spaceId, commentId: comment.id };
      const { code } = await author.call(operations.makeCommentCard, { params });
      const app = await start(paths.byCode(code), await world.member('扫码的人'));
      await expectText(app, `comment-${comment.id}`, comment.text);
      await app.tap(`echo-${comment.id}`);
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
      const { from } = await world.guest().call(operations.getGrowth, { params });
      assert.deepEqual(from, [{ provenance: 'poster', echoes: 1, replies: 0 }]);
      const mine = await start(paths.myComment(comment), author);
      await expectText(mine, 'from-list', say('provenance.poster'));
    },
  },
  {
    name: 'a code that nobody made leads home, kindly',
    async play({ world, start }) {
      const app = await start(paths.byCode('1.abcdefghijkl'), await world.member());
      await expectText(app, 'toast', say('card.gone'));
      await expectRoute(app, 'pages/home/index');
    },
  },
  {
    name: 'a code that could not be asked about is asked about again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('做卡的人');
      const comment = await world.comment(place, { as: author });
      const params = { spaceId: place.spaceId, commentId: comment.id };
      const { code } = await author.call(operations.makeCommentCard, { params });
      const app = await start(paths.about, await world.member());
      await app.network('failing');
      await app.open(paths.byCode(code));
      await expectThere(app, 'thread-post-failed-action');
      await app.network('on');
      await app.tap('thread-post-failed-action');
      await expectText(app, `comment-${comment.id}`, comment.text);
    },
  },
  {
    name: 'an author reads gently that people stop for their comment, and a minor reads no rank',
    async play({ world, start }) {
      const place = await world.openSpace();
      for (let i = 0; i < 7; i += 1) await world.comment(place);
      const author = await world.member('写的人');
      const comment = await world.comment(place, { as: author });
      await world.echo(comment, 3);
      const params = { spaceId: place.spaceId, commentId: comment.id };
      await eventually(
        'the order of the thread',
        async () => (await author.call(operations.askGentleRank, { params })).part === 'front',
        RANKED_MS,
      );
      const app = await start(paths.myComment(comment), author);
      await expectText(app, 'gentle-rank', say('rank.front', { n: 8 }));

      await author.call(operations.setProfile, { body: { ageBand: '14-17' } });
      const young = await start(paths.myComment(comment), author);
      await expectThere(young, 'growth-picture');
      await expectGone(young, 'gentle-rank');
    },
  },
];
