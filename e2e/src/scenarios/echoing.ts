import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { paths } from './paths.ts';
import { refusal, say } from '../words.ts';

export const echoing: readonly Scenario[] = [
  {
    name: 'a post on the home page opens its thread',
    async play({ world, start }) {
      const place = await world.openSpace({ visibility: 'public', name: '夜读会' });
      const comment = await world.comment(place);
      const app = await start(paths.home);
      await expectThere(app, `space-${place.spaceId}`);
      await expectText(app, `post-${place.postId}`, place.title);
      await app.tap(`post-${place.postId}`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectText(app, `comment-${comment.id}`, comment.text);
      await app.tap('thread-space');
      await expectRoute(app, 'pkg-thread/space');
      await expectThere(app, `post-${place.postId}`);
    },
  },
  {
    name: 'an echo shows at once, reaches the server, and a second tap takes it back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      await world.echo(comment, 2);
      const mark = `echo-${comment.id}`;
      const app = await start(paths.thread(place), await world.member());
      await expectText(app, `${mark}-count`, /^2$/);
      await app.tap(mark);
      await expectText(app, `${mark}-count`, /^3$/);
      assert.equal(await app.attribute(mark, 'aria-pressed'), 'true');
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 3);
      // A tap within the same moment would count as the same tap.
      await eventually('the echo to be taken back', async () => {
        if ((await app.attribute(mark, 'aria-pressed')) === 'true') await app.tap(mark);
        return (await world.counts(comment)).raw === 2;
      });
      await expectText(app, `${mark}-count`, /^2$/);
      assert.equal(await app.attribute(mark, 'aria-pressed'), 'false');
    },
  },
  {
    name: 'an echo made earlier is still marked when the thread is opened again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const reader = await world.member();
      const { spaceId } = place;
      await reader.call(operations.echoComment, { params: { spaceId, commentId: comment.id }, body: {} });
      const app = await start(paths.thread(place), reader);
      await expectThere(app, `echo-${comment.id}`);
      await eventually(
        'the mark',
        async () => (await app.attribute(`echo-${comment.id}`, 'aria-pressed')) === 'true',
      );
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
    },
  },
  {
    name: 'an echo that the server refuses is rolled back and the reader is told why',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const reader = await world.member();
      const params = { spaceId: place.spaceId, memberId: reader.id };
      await place.owner.call(operations.setBlocked, { params, body: { blocked: true } });
      const app = await start(paths.thread(place), reader);
      await expectThere(app, `echo-${comment.id}`);
      await app.tap(`echo-${comment.id}`);
      await expectText(app, 'toast', say('echo.failed', { reason: refusal('HX_BLOCKED') }));
      await expectText(app, `echo-${comment.id}-count`, /^0$/);
      assert.equal(await app.attribute(`echo-${comment.id}`, 'aria-pressed'), 'false');
      await expectGone(app, 'toast');
    },
  },
  {
    name: 'a double tap on the mark is one echo',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, `echo-${comment.id}`);
      await app.doubleTap(`echo-${comment.id}`);
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
      assert.equal(await app.attribute(`echo-${comment.id}`, 'aria-pressed'), 'true');
    },
  },
  {
    name: 'an author who taps the mark of their own comment is told that echoes come from others',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('写的人');
      const comment = await world.comment(place, { as: author });
      const app = await start(paths.thread(place), author);
      await expectThere(app, `echo-${comment.id}`);
      await app.tap(`echo-${comment.id}`);
      await expectText(app, 'toast', say('echo.own'));
      assert.equal((await world.counts(comment)).raw, 0);
    },
  },
];
