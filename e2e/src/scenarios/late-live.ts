import { liveTopics } from '@huixiang/client';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { watchLive } from '../watch-live.ts';
import { paths } from './paths.ts';

/** A live stream that opens long after the page that it belongs to. */
export const lateLive: readonly Scenario[] = [
  {
    name: 'what happened in a thread before its live stream was open shows once it is',
    async play({ world, start }) {
      const place = await world.openSpace();
      const { spaceId, postId } = place;
      const author = await world.member('收回的人');
      const [echoed, taken] = [await world.comment(place), await world.comment(place, { as: author })];
      const app = await start(paths.home, await world.member());
      await app.network('late-live');
      await app.open(paths.thread(place));
      await expectText(app, `comment-${taken.id}`, taken.text);
      const told = await watchLive(world, liveTopics.post(spaceId, postId));
      await world.echo(echoed, 2);
      await author.call(operations.deleteComment, { params: { spaceId, commentId: taken.id } });
      const added = await world.comment(place);
      await told(added.text);
      await app.network('on');
      await expectText(app, `echo-${echoed.id}-count`, /^2$/);
      await expectGone(app, `comment-${taken.id}`);
      await expectThere(app, 'thread-new');
      await app.tap('thread-new');
      await expectText(app, `comment-${added.id}`, added.text);
    },
  },
  {
    name: 'what came of my comment before the live stream of its page was open shows once it is',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('等的人');
      const comment = await world.comment(place, { as: author });
      const app = await start(paths.home, author);
      await app.network('late-live');
      await app.open(paths.myComment(comment));
      await expectText(app, 'figure-raw', /^0$/);
      const told = await watchLive(world, liveTopics.comment(comment.spaceId, comment.id));
      await world.echo(comment, 1);
      const reply = await world.comment(place, { parentId: comment.id });
      await told(reply.text);
      await app.network('on');
      await expectText(app, 'figure-raw', /^1$/);
      await expectText(app, `my-reply-${reply.id}`, reply.text);
    },
  },
];
