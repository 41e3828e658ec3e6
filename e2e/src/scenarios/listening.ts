import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import type { Driver, Scenario, Stage } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import type { Actor, World } from '../world.ts';
import { paths, tabs } from './paths.ts';
import { say } from '../words.ts';

/** Agrees to listen by hand, without answering what a new listener is asked. */
export async function optIn(app: Driver): Promise<void> {
  await app.tab(tabs.listen);
  await expectThere(app, 'listen-opt-in');
  await app.tap('listen-opt-in');
  await expectThere(app, 'welcome-leave');
  await app.tap('welcome-leave');
  await expectRoute(app, 'pages/listen/index');
  await expectThere(app, 'deck-open');
}

/** Opts in by hand and opens a deck of these many comments, each echoed three times before. */
export async function openDeck(
  { world, start }: Stage,
  size: number,
): Promise<{ app: Driver; listener: Actor; comments: Comment[] }> {
  const { listener, place } = await world.listener();
  const comments: Comment[] = [];
  for (let i = 0; i < size; i += 1) comments.push(await world.comment(place));
  for (const comment of comments) await world.echo(comment, 3);
  const app = await start(paths.home, listener);
  await optIn(app);
  await app.tap('deck-open');
  return { app, listener, comments };
}

/** The comment on the card in view. */
export async function shownCard(app: Driver, comments: readonly Comment[]): Promise<Comment> {
  return eventually('a card', async () => {
    if (!(await app.exists('deck-text'))) return null;
    const text = await app.text('deck-text');
    return comments.find((comment) => comment.text === text);
  });
}

/** To the next card or the end, from what became of the one before; that goes by itself after some seconds. */
export async function goOn(app: Driver): Promise<void> {
  await eventually('what follows', async () => {
    if (await app.exists('deck-next')) await app.tap('deck-next').catch(() => undefined);
    return !(await app.exists('deck-revealed'));
  });
}

async function rawOf(world: World, comment: Comment): Promise<number> {
  return (await world.counts(comment)).raw;
}

async function muteAuthor(app: Driver): Promise<void> {
  await app.tap('deck-mute');
  await expectThere(app, 'deck-mute-author');
  await app.tap('deck-mute-author');
  await expectText(app, 'deck-revealed', say('listen.muted'));
}

/** What a card says, but for how old the comment is. */
const countsOn = async (app: Driver, { id }: Comment): Promise<string> =>
  (await app.text(`card-${id}`)).replace(/\d+ 分钟前/, '');

export const listening: readonly Scenario[] = [
  {
    name: 'a listener opts in, gets blind cards, answers each in another way, sees the count after, and comes to the end',
    async play(stage) {
      const { world } = stage;
      const { app, comments } = await openDeck(stage, 3);

      const first = await shownCard(app, comments);
      assert.doesNotMatch(await countsOn(app, first), /[0-9]/);
      assert.ok((await app.text()).includes(say('listen.progress', { i: 1, n: 3 })));
      await app.tap('deck-echo');
      await expectText(app, 'deck-revealed', say('listen.revealEcho', { n: 4 }));
      assert.equal(await rawOf(world, first), 4);
      await goOn(app);

      const second = await shownCard(
        app,
        comments.filter(({ id }) => id !== first.id),
      );
      assert.doesNotMatch(await countsOn(app, second), /[0-9]/);
      await app.tap('deck-pass');
      await expectText(app, 'deck-revealed', say('listen.revealPass', { n: 3 }));
      assert.equal(await rawOf(world, second), 3);
      await goOn(app);

      const third = await shownCard(
        app,
        comments.filter(({ id }) => id !== first.id && id !== second.id),
      );
      await app.tap('deck-reply');
      await expectThere(app, 'composer-text');
      await app.input('composer-text', '我听见了，你慢慢说。');
      await app.tap('composer-send');
      await expectText(app, 'deck-revealed', say('listen.revealReply', { n: 3 }));
      await expectText(app, 'deck-reply-stays', say('listen.replyStays'));
      await expectGone(app, 'deck-undo');
      assert.deepEqual(
        (await world.replies(third)).map(({ text }) => text),
        ['我听见了，你慢慢说。'],
      );
      await goOn(app);

      await expectThere(app, 'deck-end');
      await expectText(app, 'deck-end', say('listen.endText', { n: 3 }));
      await app.tap('deck-end-action');
      await expectRoute(app, 'pages/home/index');
    },
  },
  {
    name: 'a card says on demand why it was dealt',
    async play(stage) {
      const { app, comments } = await openDeck(stage, 1);
      await shownCard(app, comments);
      await expectGone(app, 'deck-why-text');
      await app.tap('deck-why');
      await expectText(
        app,
        'deck-why-text',
        new RegExp(
          [say('listen.why.least-heard'), say('listen.why.new'), say('listen.why.newcomer')].join('|'),
        ),
      );
      await expectText(app, 'deck-why-text', say('listen.whyNote'));
      await app.tap('deck-why');
      await expectGone(app, 'deck-why-text');
    },
  },
  {
    name: 'an answer is taken back: the card waits again, nothing of it is left, and the second answer counts once',
    async play(stage) {
      const { app, comments } = await openDeck(stage, 1);
      const comment = await shownCard(app, comments);
      await app.tap('deck-echo');
      await expectText(app, 'deck-revealed', say('listen.revealEcho', { n: 4 }));
      await app.tap('deck-undo');
      await expectThere(app, 'deck-echo');
      await expectGone(app, 'deck-undo');
      assert.equal(await rawOf(stage.world, comment), 3);
      await app.tap('deck-pass');
      await expectThere(app, 'deck-undo');
      await goOn(app);
      await expectThere(app, 'deck-end');
      await app.tap('deck-undo');
      await expectThere(app, 'deck-echo');
      await app.tap('deck-echo');
      await expectText(app, 'deck-revealed', say('listen.revealEcho', { n: 4 }));
      assert.deepEqual(await stage.world.counts(comment), { raw: 4, counted: 4, organic: 3 });
    },
  },
  {
    name: 'an echo by a card is counted but not as organic',
    async play(stage) {
      const { app, comments } = await openDeck(stage, 1);
      const comment = await shownCard(app, comments);
      await app.doubleTap('deck-echo');
      await expectThere(app, 'deck-revealed');
      assert.deepEqual(await stage.world.counts(comment), { raw: 4, counted: 4, organic: 3 });
    },
  },
  {
    name: 'a mute is taken back and the author is dealt again; a mute that stays keeps them away',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      const author = await world.member('话多的人');
      const first = await world.comment(place, { as: author });
      const app = await start(paths.home, listener);
      await optIn(app);
      await app.tap('deck-open');
      await shownCard(app, [first]);
      await muteAuthor(app);
      await app.tap('deck-undo');
      await expectThere(app, 'deck-echo', 'deck-reply', 'deck-pass', 'deck-mute');
      await app.tap('deck-pass');
      await expectThere(app, 'deck-revealed');
      await goOn(app);
      await expectThere(app, 'deck-end');

      const second = await world.comment(place, { as: author });
      await app.open(paths.home);
      await app.open(paths.listen);
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      await shownCard(app, [second]);
      await muteAuthor(app);
      await goOn(app);
      await expectThere(app, 'deck-end');
      const [third, other] = [await world.comment(place, { as: author }), await world.comment(place)];
      const { cards } = await listener.call(operations.dealDeck, { body: { spaceId: place.spaceId } });
      assert.deepEqual(
        cards.map(({ commentId }) => commentId).filter((id) => id === third.id || id === other.id),
        [other.id],
      );
    },
  },
  {
    name: 'when nobody waits to be heard the page says so',
    async play(stage) {
      const { app } = await openDeck(stage, 0);
      await expectThere(app, 'deck-empty-nothing');
    },
  },
  {
    name: 'a listener who switches listening off gets no more cards',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      await world.comment(place);
      const app = await start(paths.listening, listener);
      await expectThere(app, 'listening-on');
      await app.tap('listening-on');
      await expectText(app, 'toast', say('listening.turnedOn'));
      await app.tap('listening-on');
      await expectText(app, 'toast', say('listening.turnedOff'));
      const { settings } = await listener.call(operations.getListening);
      assert.equal(settings.on, false);
      await app.open(paths.listen);
      await expectThere(app, 'listen-opt-in');
    },
  },
];
