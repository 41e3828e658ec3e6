import assert from 'node:assert/strict';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { write } from './composing.ts';
import { paths } from './paths.ts';
import { refusal, say } from '../words.ts';

/** Sends words that find no network. */
async function sendUnheard(app: Driver, opener: string, text: string): Promise<void> {
  await write(app, opener, text);
  await app.tap('composer-send');
  await expectGone(app, 'composer');
}

export const weakNetwork: readonly Scenario[] = [
  {
    name: 'without a network a comment waits in the thread, outlives the app, and is sent once when the network is back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'thread-empty');
      await app.network('off');
      const text = world.words();
      await write(app, 'composer-open', text);
      await app.tap('composer-send');
      await expectGone(app, 'composer', 'thread-empty');
      await expectText(app, 'toast', say('unsent.kept'));
      await expectText(app, 'unsent-0', text);
      await expectText(app, 'unsent-0', say('unsent.offline'));
      // A browser loads no page without a network; a server in trouble keeps the words waiting as well.
      await app.network('failing');
      await app.restart();
      await app.network('on');
      // A page that asks who one is, which the app could not learn when it started.
      await app.open(paths.listen);
      await eventually('the comment', async () => (await world.thread(place)).length === 1);
      await app.restart();
      await app.open(paths.thread(place));
      const [said] = await world.thread(place);
      assert.equal(said?.text, text);
      await expectText(app, `comment-${said.id}`, text);
      await expectGone(app, 'unsent-0');
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', '');
      assert.equal((await world.thread(place)).length, 1);
    },
  },
  {
    name: 'what waits for a network is sent in its order, without a tap, and stands in the thread by itself',
    async play({ world, start }) {
      const place = await world.openSpace();
      const heard = await world.comment(place);
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, `reply-${heard.id}`);
      await app.network('off');
      const texts = [world.words(), world.words(), world.words()] as const;
      for (const text of texts.slice(0, 2)) await sendUnheard(app, 'composer-open', text);
      await sendUnheard(app, `reply-${heard.id}`, texts[2]);
      await expectText(app, 'unsent-2', texts[2]);
      assert.equal((await world.thread(place)).length, 1);
      await app.network('on');
      await eventually('the reply', async () => (await world.replies(heard)).length === 1);
      const said = await world.thread(place);
      assert.deepEqual(
        said.map(({ text }) => text),
        [texts[1], texts[0], heard.text],
      );
      const [reply] = await world.replies(heard);
      await expectText(app, `comment-${reply?.id}`, texts[2]);
      await expectThere(app, ...said.map(({ id }) => `comment-${id}`));
      await expectGone(app, 'unsent-0');
    },
  },
  {
    name: 'words that wait can be taken back into the composer, and words that are refused come back by themselves',
    async play({ world, start }) {
      const place = await world.openSpace();
      await world.comment(place, { text: '院子里那棵石榴树，是我爷爷六十年前亲手种下的。' });
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'composer-open');
      await app.network('off');
      const text = world.words();
      const copy = '院子里那棵石榴树，是我爷爷六十年前亲手种的！';
      await sendUnheard(app, 'composer-open', text);
      await sendUnheard(app, 'composer-open', copy);
      await expectText(app, 'unsent-1', copy);
      await eventually('the words back', async () => {
        if (!(await app.text('unsent-0')).includes(text)) return true;
        // In the moments in which it tries they cannot be had back.
        await app.tap('unsent-0-take-back');
        return false;
      });
      await expectText(app, 'toast', say('unsent.takenBack'));
      await expectText(app, 'unsent-0', copy);
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', text);
      await app.network('on');
      await expectText(app, 'toast', say('unsent.refused', { reason: refusal('HX_TEXT_ALIKE') }));
      await expectValue(app, 'composer-text', `${text}\n${copy}`);
      assert.equal((await world.thread(place)).length, 1);
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
