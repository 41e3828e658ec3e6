import assert from 'node:assert/strict';
import type { Driver, Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectText, expectThere, expectValue } from '../expect-app.ts';
import { paths } from './paths.ts';
import { say } from '../words.ts';

/** Opens the composer by this element and writes. */
export async function write(app: Driver, opener: string, text: string): Promise<void> {
  await expectThere(app, opener);
  await app.tap(opener);
  await expectThere(app, 'composer-text');
  await app.input('composer-text', text);
}

export const composing: readonly Scenario[] = [
  {
    name: 'a comment that is sent stands in the thread, and everybody can read it',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member('新来的'));
      await expectThere(app, 'thread-empty');
      await write(app, 'composer-open', '窗外的桂花开了。\n你们那里呢？');
      await app.tap('composer-send');
      await expectText(app, 'toast', say('composer.sent'));
      await expectGone(app, 'composer', 'thread-empty');
      const [comment] = await world.thread(place);
      assert.equal(comment?.text, '窗外的桂花开了。\n你们那里呢？');
      await expectText(app, `comment-${comment.id}`, /新来的.*桂花开了/);
    },
  },
  {
    name: 'a reply stands below the comment it answers',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.thread(place), await world.member('接话的人'));
      await write(app, `reply-${comment.id}`, '我也这样想。');
      await expectText(app, 'composer', say('composer.replyTitle', { name: '开口的人' }));
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [reply] = await world.replies(comment);
      assert.equal(reply?.text, '我也这样想。');
      await expectText(app, `comment-${reply.id}`, '我也这样想。');
      await app.tap(`fold-${comment.id}`);
      await expectGone(app, `comment-${reply.id}`);
      await app.tap(`unfold-${comment.id}`);
      await expectThere(app, `comment-${reply.id}`);
    },
  },
  {
    name: 'a text of 5,000 characters is refused kindly and kept, and can be sent when shortened',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      const long = '长'.repeat(5_000);
      await write(app, 'composer-open', long);
      await expectText(app, 'composer', say('composer.tooLong', { n: 3_000 }));
      assert.equal(await app.attribute('composer-send', 'aria-disabled'), 'true');
      await expectValue(app, 'composer-text', long);
      await app.tap('composer-close');
      await app.tap('composer-open');
      await expectValue(app, 'composer-text', long);
      assert.deepEqual(await world.thread(place), []);
      await app.input('composer-text', '短'.repeat(2_000));
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      assert.equal((await world.thread(place))[0]?.text.length, 2_000);
    },
  },
  {
    name: 'a double tap on send is one comment',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member());
      await write(app, 'composer-open', world.words());
      await app.doubleTap('composer-send');
      await expectText(app, 'toast', say('composer.sent'));
      await expectGone(app, 'composer');
      assert.equal((await world.thread(place)).length, 1);
    },
  },
  {
    name: 'a comment of somebody else waits above the thread until the reader wants it',
    async play({ world, start }) {
      const place = await world.openSpace();
      const first = await world.comment(place);
      const app = await start(paths.thread(place));
      await expectThere(app, `comment-${first.id}`);
      // The stream opens beside the page; what is said before it is open counts as seen with the page.
      const later = await eventually('the notice', async () => {
        const comment = await world.comment(place);
        await expectText(app, 'thread-new', say('thread.new', { n: 1 }));
        return comment;
      });
      await expectGone(app, `comment-${later.id}`);
      await app.tap('thread-new');
      await expectText(app, `comment-${later.id}`, later.text);
      await expectGone(app, 'thread-new');
    },
  },
  {
    name: 'an author takes a comment back after being asked',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('反悔的人');
      const comment = await world.comment(place, { as: author });
      const app = await start(paths.thread(place), author);
      await expectThere(app, `more-${comment.id}`);
      await app.tap(`more-${comment.id}`);
      await app.tap('menu-delete');
      await app.tap('delete-confirm');
      await expectText(app, `comment-${comment.id}`, say('comment.deleted'));
      assert.equal(
        (await world.thread(place)).some(({ text }) => text === comment.text),
        false,
      );
    },
  },
];
