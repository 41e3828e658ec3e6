import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import type { Actor, Place, World } from '../world.ts';
import { paths, tabs } from './paths.ts';
import { say } from '../words.ts';

/** No gauge is longer. */
const CARDS_MAX = 10;

/** A public space, the newest one, in which people have said things about pots and glazes. */
async function pottery(world: World): Promise<{ place: Place; comments: Comment[] }> {
  const place = await world.openSpace({ visibility: 'public', name: '窑火' });
  const comments: Comment[] = [];
  for (const text of [
    '这只茶碗的釉色像雨后的青苔，握在手里很久都是暖的。',
    '第一次上釉就流到了窑板上，师傅说这是交学费。',
    '外婆留下的粗陶罐缺了一个口，我拿它插野花。',
    '柴烧三天三夜不敢睡，开窑那一刻手都在抖。',
  ]) {
    comments.push(await world.comment(place, { text }));
  }
  return { place, comments };
}

/** Answers "yes" to the first card of the gauge, takes it back, says "not really" to it and skips the others. */
async function playGauge(app: Driver): Promise<{ firstText: string }> {
  await expectText(app, 'gauge-progress', /^第 1 条/);
  await expectText(app, 'gauge-undo', say('welcome.undo'));
  const firstText = await app.text('gauge-text');
  await app.tap('gauge-speaks');
  await eventually('the next card', async () => (await app.text('gauge-text')) !== firstText);
  await expectText(app, 'gauge-progress', /^第 2 条/);
  await app.tap('gauge-undo');
  await eventually('the first card again', async () => (await app.text('gauge-text')) === firstText);
  await app.tap('gauge-not-for-me');
  for (let card = 2; card <= CARDS_MAX + 1; card += 1) {
    await eventually(
      'the next card or the end',
      async () =>
        (await app.exists('welcome-done')) || (await app.text('gauge-progress')).startsWith(`第 ${card} 条`),
    );
    if (await app.exists('welcome-done')) return { firstText };
    // Two taps within the same moment would count as one.
    await eventually('the card to be skipped', async () => {
      if (await app.exists('welcome-done')) return true;
      if (!(await app.text('gauge-progress')).startsWith(`第 ${card} 条`)) return true;
      await app.tap('gauge-skip');
      return false;
    });
  }
  throw new Error(`The gauge has more than ${CARDS_MAX} cards`);
}

async function reactionsOf(member: Actor, { spaceId }: Place) {
  const { cards } = await member.call(operations.getGauge, { params: { spaceId } });
  return cards.filter(({ reaction }) => reaction !== null);
}

export const welcome: readonly Scenario[] = [
  {
    name: 'a new listener leaves the questions unanswered and listens at once',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      const comment = await world.comment(place);
      const app = await start(paths.home, listener);
      await app.tab(tabs.listen);
      await expectThere(app, 'listen-opt-in');
      await app.tap('listen-opt-in');
      await expectRoute(app, 'pkg-listen/welcome');
      await expectThere(app, 'welcome-leave');
      await app.tap('welcome-leave');
      await expectRoute(app, 'pages/listen/index');
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      await expectText(app, 'deck-text', comment.text);
      const { settings } = await listener.call(operations.getListening);
      assert.deepEqual([settings.on, settings.interests, settings.region], [true, [], null]);
      assert.deepEqual(await reactionsOf(listener, place), []);
    },
  },
  {
    name: 'a new listener takes words, says when, reacts to comments blind and undoes a reaction; nothing of it is an echo',
    async play({ world, start }) {
      const { place, comments } = await pottery(world);
      for (const comment of comments) await world.echo(comment, 1);
      const listener = await world.member('新听众');
      const app = await start(paths.home, listener);
      await app.tab(tabs.listen);
      await expectThere(app, 'listen-opt-in');
      await app.tap('listen-opt-in');

      await expectThere(app, 'word-0', 'interest-text');
      await app.tap('word-0');
      await eventually(
        'the word to be taken',
        async () => (await app.attribute('word-0', 'aria-checked')) === 'true',
      );
      const word = await app.text('word-0');
      await app.input('interest-text', '野花');
      await app.tap('interest-add');
      await app.tap('welcome-next');
      await expectThere(app, 'region-open', 'part-night');
      await app.tap('part-night');
      await app.tap('welcome-next');

      await expectThere(app, 'gauge-text');
      await expectText(app, 'gauge-speaks', say('welcome.gauge.speaks'));
      assert.ok((await app.text()).includes(say('welcome.gaugeNote')));
      const { firstText } = await playGauge(app);
      await expectText(app, 'welcome-done', say('welcome.doneTitle'));
      await app.tap('welcome-done-action');
      await expectRoute(app, 'pages/listen/index');
      await expectThere(app, 'deck-open');

      const { settings } = await listener.call(operations.getListening);
      assert.deepEqual(settings.interests, [word, '野花']);
      assert.ok([0, 1, 2, 3, 4, 5].every((hour) => settings.activeHours.includes(hour)));
      const reactions = await eventually('the reactions on the server', async () => {
        const told = await reactionsOf(listener, place);
        return told.length > 0 ? told : undefined;
      });
      const first = reactions.find(({ text }) => text === firstText);
      // The newest space comes first; its first card is the one whose reaction was changed.
      assert.equal(first?.reaction, 'not-for-me');
      assert.ok(reactions.every(({ reaction }) => reaction !== 'speaks'));
      for (const comment of comments)
        assert.deepEqual(await world.counts(comment), { raw: 1, counted: 1, organic: 1 });
    },
  },
  {
    name: 'a listener who wants to react to more comments finds other ones in the settings',
    async play({ world, start }) {
      await pottery(world);
      const listener = await world.member('老听众');
      const app = await start(paths.listening, listener);
      await expectThere(app, 'welcome-again');
      await app.tap('welcome-again');
      await expectRoute(app, 'pkg-listen/welcome');
      await expectThere(app, 'welcome-next');
      await app.tap('welcome-next');
      await expectThere(app, 'part-dawn');
      await app.tap('welcome-next');
      await expectThere(app, 'gauge-text');
      await app.tap('welcome-enough');
      await expectThere(app, 'welcome-done');
      await expectGone(app, 'gauge-text');
      await app.tap('welcome-done-action');
      await expectRoute(app, 'pkg-account/listening');
    },
  },
];
