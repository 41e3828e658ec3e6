import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
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
  {
    name: 'marks of a text are shown as what they mean, and a script is a piece of text',
    async play({ world, start }) {
      const place = await world.openSpace();
      const text =
        '**重点**在这\n> 引用一句\n- 第一条\n看 [这里](https://example.org/x) <b onclick="x()">不粗</b>';
      const app = await start(paths.thread(place), await world.member());
      await write(app, 'composer-open', text);
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [comment] = await world.thread(place);
      assert.equal(comment?.text, text);
      await expectText(app, `comment-${comment.id}`, '这里（example.org）');
      await expectText(app, `comment-${comment.id}`, '<b onclick="x()">不粗</b>');
      assert.equal(/\*\*|^>|\]\(/m.test(await app.text(`comment-${comment.id}`)), false);
    },
  },
  {
    name: 'what stands below a text that is longer than its field can still be pressed',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await write(app, 'composer-open', '话很长，'.repeat(300));
      await app.tap('composer-stickers');
      await expectThere(app, 'sticker-tea');
    },
  },
  {
    name: 'a sticker is chosen by its name, and stands in the comment as a picture with that name',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await write(app, 'composer-open', '下雨天');
      await app.tap('composer-stickers');
      await expectThere(app, 'sticker-tea');
      assert.equal(
        await app.attribute('sticker-tea', 'aria-label'),
        say('sticker.one', { name: say('sticker.tea') }),
      );
      await app.tap('sticker-tea');
      await expectValue(app, 'composer-text', '下雨天:tea:');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [comment] = await world.thread(place);
      await expectText(app, `comment-${comment?.id}`, '下雨天');
      assert.equal((await app.text(`comment-${comment?.id}`)).includes(':tea:'), false);
    },
  },
  {
    name: 'somebody of the thread is spoken to by name, and is told',
    async play({ world, start }) {
      const place = await world.openSpace();
      const friend = await world.member('老朋友');
      await world.comment(place, { as: friend });
      const app = await start(paths.thread(place), await world.member('想你的人'));
      await write(app, 'composer-open', '好久不见');
      await app.tap('composer-people');
      await expectThere(app, `speak-to-${friend.id}`);
      await app.tap(`speak-to-${friend.id}`);
      await expectValue(app, 'composer-text', '好久不见 @老朋友 ');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [comment] = await world.thread(place);
      assert.deepEqual(
        comment?.mentions?.map(({ id }) => id),
        [friend.id],
      );
      await eventually('the mention in the inbox', async () => {
        const { items } = await friend.call(operations.listNotices);
        return items.some(({ kind, commentId }) => kind === 'mention' && commentId === comment.id);
      });
    },
  },
  {
    name: 'a comment that the creator answered says so',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      await world.comment(place, { as: place.owner, parentId: comment.id });
      const app = await start(paths.thread(place));
      await expectText(app, `comment-${comment.id}`, say('comment.answered'));
    },
  },
];
