import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { atAnyHour } from '../world.ts';
import { paths } from './paths.ts';
import { say } from '../words.ts';

/** The place of this tag in the list, as the ids name it. */
async function rowOf(app: Driver, tag: string): Promise<string> {
  return eventually(`the row of ${tag}`, async () => {
    for (let i = 0; await app.exists(`tag-${i}`); i += 1)
      if ((await app.text(`tag-${i}`)).includes(tag)) return `tag-${i}`;
    return null;
  });
}

export const taste: readonly Scenario[] = [
  {
    name: 'a listener sees where each word of their taste comes from, makes one stronger, and deletes one for good',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      const { spaceId } = place;
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true, interests: ['露营'] } });
      const app = await start(paths.listening, listener);
      await expectThere(app, 'taste-open');
      await app.tap('taste-open');
      await expectRoute(app, 'pkg-listen/taste');
      await expectThere(app, `taste-space-${spaceId}`);
      await app.tap(`taste-space-${spaceId}`);
      const camping = await rowOf(app, '露营');
      await expectText(app, camping, say('taste.origin.declared'));

      await app.input('taste-text', '雨声');
      await app.tap('taste-add');
      const rain = await rowOf(app, '雨声');
      await expectText(app, `${rain}-weight`, say('taste.weight.most'));
      for (let i = 0; i < 3; i += 1) await app.tap(`${rain}-less`);
      await expectText(app, `${rain}-weight`, say('taste.weight.even'));
      await app.tap(`${rain}-more`);
      await expectText(app, `${rain}-weight`, say('taste.weight.more'));
      const tags = async () =>
        (await listener.call(operations.listMyTags, { params: { spaceId } })).items.map(
          ({ tag, weight }) => `${tag} ${weight}`,
        );
      await eventually('the weight on the server', async () => (await tags()).includes('雨声 0.25'));

      await app.tap(`${await rowOf(app, '露营')}-remove`);
      await expectText(app, 'toast', say('taste.removed', { name: '露营' }));
      assert.deepEqual(await tags(), ['雨声 0.25']);
    },
  },
  {
    name: 'with personalisation off cards come at random from the next one on, and say so',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true, interests: ['桂花'] } });
      await world.comment(place, { text: '窗外的桂花开了，整条街都是香的。' });
      const app = await start(paths.listening, listener);
      await expectThere(app, 'personalised');
      assert.equal(await app.attribute('personalised', 'aria-checked'), 'true');
      await expectText(app, 'personalised', say('taste.personalisedOn'));
      await app.tap('personalised');
      await expectText(app, 'toast', say('taste.turnedOff'));
      await expectText(app, 'personalised', say('taste.personalisedOff'));
      assert.equal((await listener.call(operations.getListening)).settings.personalised, false);

      await app.open(paths.listen);
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      await expectThere(app, 'deck-why');
      await app.tap('deck-why');
      await expectText(app, 'deck-why-text', say('listen.why.random'));
      assert.doesNotMatch(await app.text('deck-why-text'), /桂花/);
    },
  },
  {
    name: 'a card that fits names the word it fits, and leads to the taste',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true, interests: ['桂花'] } });
      await world.comment(place, { text: '窗外的桂花开了，整条街都是香的。' });
      const app = await start(paths.listen, listener);
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      await expectThere(app, 'deck-why');
      await app.tap('deck-why');
      await expectText(app, 'deck-why-text', say('listen.why.interest', { value: '桂花' }));
      await app.tap('deck-taste');
      await expectRoute(app, 'pkg-listen/taste');
      await rowOf(app, '桂花');
      await app.back();
      await expectThere(app, 'deck-echo');
      await expectGone(app, 'deck-revealed');
    },
  },
];
