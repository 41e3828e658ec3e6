import { operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** So many comments fill more than the first page of a thread, or the list of replies below one's own comment. */
const MORE_THAN_A_PAGE = 21;

async function jump(app: Driver, to: string): Promise<void> {
  await app.tap('jump-open');
  await expectThere(app, to);
  await app.tap(to);
  await expectGone(app, 'jump');
}

/** Ways to a place in a long thread. */
export const jumping: readonly Scenario[] = [
  {
    name: 'in a long thread one goes to one’s own words, the creator’s newest reply, what is pinned and featured, and back to the top',
    async play({ world, start }) {
      const place = await world.openSpace();
      const { owner, spaceId } = place;
      const me = await world.member('回来找的人');
      const mine = await world.comment(place, { as: me });
      const [marked, asked] = [await world.comment(place), await world.comment(place)];
      await world.comment(place, { as: owner, parentId: asked.id });
      const answer = await world.comment(place, { as: owner, parentId: asked.id });
      const featured = { params: { spaceId, commentId: marked.id }, body: { featured: true } };
      await owner.call(operations.setFeatured, featured);
      for (let i = 0; i < MORE_THAN_A_PAGE; i += 1) await world.comment(place);
      const app = await start(paths.thread(place), me);
      await expectThere(app, 'jump-open');
      await expectGone(app, `comment-${mine.id}`);
      await jump(app, `jump-mine-${mine.id}`);
      await expectText(app, `comment-${mine.id}`, mine.text);
      await jump(app, `jump-answer-${answer.id}`);
      await expectText(app, `comment-${answer.id}`, answer.text);
      await jump(app, `jump-featured-${marked.id}`);
      await expectText(app, `comment-${marked.id}`, marked.text);
      await jump(app, 'jump-top');
      await expectThere(app, 'thread-head');
    },
  },
  {
    name: 'a guest in a thread without anything special is offered the top and nothing else',
    async play({ world, start }) {
      const place = await world.openSpace();
      await world.comment(place);
      const app = await start(paths.thread(place));
      await expectThere(app, 'jump-open');
      await app.tap('jump-open');
      await expectThere(app, 'jump-top');
      await expectText(app, 'jump', new RegExp(`^${say('jump.title')}\\s*${say('jump.top')}$`));
    },
  },
  {
    name: 'from the page of one’s own reply the thread opens where it stands',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('回话的人');
      const root = await world.comment(place);
      const reply = await world.comment(place, { as: author, parentId: root.id });
      const app = await start(paths.myComment(reply), author);
      await expectThere(app, 'my-comment-open');
      await app.tap('my-comment-open');
      await expectRoute(app, 'pkg-thread/thread');
      await expectText(app, `comment-${reply.id}`, reply.text);
    },
  },
  {
    name: 'of many replies to one’s own comment the page shows some, and the way to all of them',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('很多人回的人');
      const comment = await world.comment(place, { as: author });
      const some = await world.comment(place, { parentId: comment.id });
      for (let i = 2; i < MORE_THAN_A_PAGE; i += 1) await world.comment(place, { parentId: comment.id });
      const app = await start(paths.myComment(comment), author);
      await expectText(app, `my-reply-${some.id}`, some.text);
      await expectGone(app, 'my-replies-more');
      await expectThere(app, 'live-mark');
      await world.comment(place, { parentId: comment.id });
      await expectText(app, 'my-replies-more', say('mine.repliesMore', { n: MORE_THAN_A_PAGE }));
      await app.tap('my-replies-more');
      await expectRoute(app, 'pkg-thread/thread');
      await expectText(app, `comment-${comment.id}`, comment.text);
    },
  },
  {
    name: 'a reply to what is not right above it leads there',
    async play({ world, start }) {
      const place = await world.openSpace();
      const root = await world.comment(place);
      const first = await world.comment(place, { as: await world.member('先说的人'), parentId: root.id });
      const next = await world.comment(place, { parentId: first.id });
      const late = await world.comment(place, { parentId: first.id });
      const app = await start(paths.thread(place));
      await expectThere(app, `unfold-${root.id}`);
      await app.tap(`unfold-${root.id}`);
      await expectText(app, `answers-${late.id}`, say('comment.replyTo', { name: '先说的人' }));
      await expectGone(app, `answers-${next.id}`);
      await app.tap(`answers-${late.id}`);
      await expectThere(app, `comment-${first.id}`);
      await expectGone(app, 'toast');
    },
  },
];
