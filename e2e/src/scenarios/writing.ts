import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere, expectValue } from '../expect-app.ts';
import { refusal, say } from '../words.ts';
import { write } from './composing.ts';
import { paths } from './paths.ts';

export const writing: readonly Scenario[] = [
  {
    name: 'a beginning is offered, is no comment by itself, and becomes one with words of one’s own',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member('开不了口的人'));
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectThere(app, 'start-0', 'start-2');
      const sentence = await app.text('start-0');
      await app.tap('start-0');
      await expectValue(app, 'composer-text', sentence);
      await expectThere(app, 'start-hint');
      await app.tap('composer-send');
      await expectText(app, 'composer-note', refusal('HX_OPENER_UNEDITED'));
      await expectValue(app, 'composer-text', sentence);
      assert.deepEqual(await world.thread(place), []);
      await app.restart();
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', sentence);
      const words = sentence.replace('＿＿', '杯口那道裂纹').replace('＿＿', '时间停在了这里');
      await app.input('composer-text', words);
      await expectGone(app, 'start-0');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      assert.equal((await world.thread(place))[0]?.text, words);
      const params = { spaceId: place.spaceId };
      const { items } = await place.owner.call(operations.listStaffOpeners, { params });
      assert.deepEqual(
        items.map(({ comments }) => comments),
        items.map((_, index) => (index === 0 ? 1 : 0)),
      );
    },
  },
  {
    name: 'beginnings are put away for good by one tap, and found again by another',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectThere(app, 'start-0');
      await app.tap('starts-toggle');
      await expectGone(app, 'start-0');
      await app.restart();
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectText(app, 'starts-toggle', say('openers.show'));
      await expectGone(app, 'start-0');
      await app.tap('starts-toggle');
      await expectThere(app, 'start-0');
    },
  },
  {
    name: 'nearly the same words as somebody else’s are refused kindly, and every word is kept',
    async play({ world, start }) {
      const place = await world.openSpace();
      await world.comment(place, { text: '院子里那棵石榴树，是我爷爷六十年前亲手种下的。' });
      const copy = '院子里那棵石榴树，是我爷爷六十年前亲手种的！';
      const app = await start(paths.thread(place), await world.member());
      await write(app, 'composer-open', copy);
      await app.tap('composer-send');
      await expectText(app, 'composer-note', refusal('HX_TEXT_ALIKE'));
      await expectValue(app, 'composer-text', copy);
      const own = '我家也有一棵石榴，每年中秋正好裂开，麻雀比我们先吃到。';
      await app.input('composer-text', own);
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      assert.deepEqual(
        (await world.thread(place)).map(({ text }) => text === own),
        [true, false],
      );
    },
  },
  {
    name: 'the same few words to everybody are taken three times and not a fourth',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comments = [];
      for (let i = 0; i < 4; i += 1) comments.push(await world.comment(place));
      const app = await start(paths.thread(place), await world.member('客气的人'));
      for (const { id } of comments.slice(0, 3)) {
        await write(app, `reply-${id}`, '说得好');
        await app.tap('composer-send');
        await expectGone(app, 'composer');
      }
      await write(app, `reply-${comments[3]?.id}`, '说得好！');
      await app.tap('composer-send');
      await expectText(app, 'composer-note', refusal('HX_TEXT_FLOOD'));
      await expectValue(app, 'composer-text', '说得好！');
    },
  },
];
