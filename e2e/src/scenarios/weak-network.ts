import assert from 'node:assert/strict';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { write } from './composing.ts';
import { paths } from './paths.ts';
import { refusal, say } from '../words.ts';

export const weakNetwork: readonly Scenario[] = [
  {
    name: 'without a network a text stays in the composer, outlives the app, and is sent once when the network is back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'thread-empty');
      await app.network('off');
      const text = world.words();
      await write(app, 'composer-open', text);
      await app.tap('composer-send');
      await expectText(app, 'toast', '网络连不上');
      await expectValue(app, 'composer-text', text);
      await app.network('on');
      await app.restart();
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', text);
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      assert.deepEqual(
        (await world.thread(place)).map((comment) => comment.text),
        [text],
      );
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', '');
    },
  },
  {
    name: 'a server in trouble costs no word of a comment',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'thread-empty');
      const text = world.words();
      await write(app, 'composer-open', text);
      await app.network('failing');
      await app.tap('composer-send');
      await expectText(app, 'toast', refusal('HX_INTERNAL'));
      await expectValue(app, 'composer-text', text);
      await app.network('on');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      assert.deepEqual(
        (await world.thread(place)).map((comment) => comment.text),
        [text],
      );
    },
  },
  {
    name: 'an echo without a network is kept and delivered when the network is back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, `echo-${comment.id}`);
      await app.network('off');
      await app.tap(`echo-${comment.id}`);
      await expectText(app, 'toast', say('echo.later'));
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
      assert.equal((await world.counts(comment)).raw, 0);
      await app.network('on');
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
    },
  },
  {
    name: 'an echo that could not be sent before the app was killed is delivered by the next start',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, `echo-${comment.id}`);
      await app.network('failing');
      await app.tap(`echo-${comment.id}`);
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
      await app.network('on');
      await app.restart();
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
    },
  },
  {
    name: 'a member who acts before the app could learn who they are is not sent to the sign-in',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.about, await world.member());
      await app.network('failing');
      await app.restart();
      await app.network('on');
      await app.open(paths.thread(place));
      await expectThere(app, `echo-${comment.id}`);
      await app.tap(`echo-${comment.id}`);
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
      await expectText(app, `echo-${comment.id}-count`, /^1$/);
    },
  },
  {
    name: 'a page that could not be loaded says so and loads when asked again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.me, await world.member());
      await expectThere(app, 'me-nickname');
      await app.network('failing');
      await app.open(paths.thread(place));
      await expectThere(app, 'thread-post-failed');
      await app.network('on');
      await app.tap('thread-post-failed-action');
      await expectText(app, `comment-${comment.id}`, comment.text);
    },
  },
  {
    name: 'whoever waits long for a page is told that the network is slow, and sees the page when it has come',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.about, await world.member());
      await app.network('slow');
      await app.open(paths.thread(place));
      await expectText(app, 'thread-post-slow', say('common.slow'));
      await app.network('on');
      await expectText(app, `comment-${comment.id}`, comment.text);
      await expectGone(app, 'thread-post-slow');
    },
  },
  {
    name: 'a page whose content is gone says so and leads home',
    async play({ start }) {
      const app = await start('/pkg-thread/thread?spaceId=1&postId=1');
      await expectText(app, 'thread-post-failed', say('common.goneTitle'));
      await app.tap('thread-post-failed-action');
      await expectRoute(app, 'pages/home/index');
    },
  },
];
