import type { Driver, Scenario, Stage } from '../driver.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { say } from '../words.ts';
import type { Comment } from '@huixiang/contract';
import { write } from './composing.ts';
import { paths } from './paths.ts';

const THREAD = 'pkg-thread/thread';
const SPACE = 'pkg-thread/space';

/** A member in a thread with one comment of theirs, which they opened from the page of its space. */
async function inThread({ world, start }: Stage): Promise<{ app: Driver; comment: Comment }> {
  const place = await world.openSpace();
  const me = await world.member('往回走的人');
  const comment = await world.comment(place, { as: me });
  const app = await start(paths.space(place), me);
  await expectThere(app, `post-${place.postId}`);
  await app.tap(`post-${place.postId}`);
  await expectThere(app, `more-${comment.id}`);
  return { app, comment };
}

/** A step back closes what is open, and no more than that. */
async function expectBackCloses(app: Driver, sheet: string): Promise<void> {
  await expectThere(app, sheet);
  await app.back();
  await expectGone(app, sheet);
  await expectRoute(app, THREAD);
}

async function expectBackLeaves(app: Driver): Promise<void> {
  await app.back();
  await expectRoute(app, SPACE);
}

/** The way back of the phone or the browser, where a sheet is open or was. */
export const steppingBack: readonly Scenario[] = [
  {
    name: 'the way back closes the composer and keeps the draft, and only then leaves the thread',
    async play(stage) {
      const { app, comment } = await inThread(stage);
      await write(app, `reply-${comment.id}`, '写到一半');
      await expectBackCloses(app, 'composer');
      await app.tap(`reply-${comment.id}`);
      await expectValue(app, 'composer-text', '写到一半');
      await expectBackCloses(app, 'composer');
      await expectBackLeaves(app);
    },
  },
  {
    name: 'a sheet that was closed otherwise, or was sent, takes no step back',
    async play(stage) {
      const { app, comment } = await inThread(stage);
      await app.tap(`more-${comment.id}`);
      await expectThere(app, 'comment-menu');
      await app.tap('comment-menu-close');
      await expectGone(app, 'comment-menu');
      await write(app, 'composer-open', stage.world.words());
      await app.tap('composer-send');
      await expectText(app, 'toast', say('composer.sent'));
      await expectGone(app, 'composer');
      await expectBackLeaves(app);
    },
  },
  {
    name: 'the way back closes one sheet that came from another, and leads back from a page that a sheet led to',
    async play(stage) {
      const { app, comment } = await inThread(stage);
      await app.tap(`more-${comment.id}`);
      await app.tap('menu-delete');
      await expectBackCloses(app, 'delete');
      await app.tap(`more-${comment.id}`);
      await app.tap('menu-growth');
      await expectRoute(app, 'pkg-mine/comment');
      await app.back();
      await expectRoute(app, THREAD);
      await expectGone(app, 'comment-menu', 'delete');
      await app.tap('jump-open');
      await expectBackCloses(app, 'jump');
      await expectBackLeaves(app);
    },
  },
];
