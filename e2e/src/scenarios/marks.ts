import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { untilLive } from '../until-live.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** What others have done with a comment, for everybody to see. */
export const marks: readonly Scenario[] = [
  {
    name: 'a member sees that the creator features a comment, while they read and until it is taken back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const { id: commentId, spaceId, text } = comment;
      const app = await start(paths.thread(place), await world.member('路人'));
      await expectText(app, `comment-${commentId}`, text);
      const feature = (featured: boolean) =>
        place.owner.call(operations.setFeatured, { params: { spaceId, commentId }, body: { featured } });
      await untilLive(world, app, comment);
      await feature(true);
      await expectText(app, `comment-${commentId}`, say('comment.featured'));
      await app.restart();
      await expectText(app, `comment-${commentId}`, say('comment.featured'));
      await untilLive(world, app, comment);
      await feature(false);
      await expectText(app, `comment-${commentId}`, new RegExp(`^(?!.*${say('comment.featured')})`));
    },
  },
  {
    name: 'a member reads what an edited comment said before, and finds no earlier words where nothing was changed',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('改主意的人');
      const edited = await world.comment(place, { as: author, text: '我觉得第一版最好。' });
      const plain = await world.comment(place);
      const params = { spaceId: place.spaceId, commentId: edited.id };
      for (const text of ['我觉得第二版最好。', '我觉得都好。'])
        await author.call(operations.editComment, { params, body: { text } });
      const app = await start(paths.thread(place), await world.member('路人'));
      await expectText(app, `comment-${edited.id}`, say('comment.edited'));
      await app.tap(`more-${edited.id}`);
      await expectThere(app, 'menu-history');
      await app.tap('menu-history');
      await expectText(app, 'history', '我觉得第一版最好。');
      await expectText(app, 'history', '我觉得第二版最好。');
      await app.tap('history-close');
      await expectGone(app, 'history');
      await app.tap(`more-${plain.id}`);
      await expectThere(app, 'menu-report');
      await expectGone(app, 'menu-history');
    },
  },
];
