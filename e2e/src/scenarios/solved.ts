import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { operations } from '@huixiang/contract';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** The mark of a comment that has found what it needed. */
export const solved: readonly Scenario[] = [
  {
    name: 'the creator marks a question as solved in its thread; who asked is told, and may take the mark back',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('提问的人');
      const { id } = await world.comment(place, { as: author });
      const staff = await start(paths.thread(place), place.owner);
      await expectThere(staff, `more-${id}`);
      await staff.tap(`more-${id}`);
      await expectThere(staff, 'menu-solve');
      await staff.tap('menu-solve');
      await expectText(staff, `solved-${id}`, say('comment.solved'));
      await eventually('the news', async () => (await author.call(operations.countNotices)).fresh === 1);
      const news = await start(paths.notices, author);
      await expectText(news, `notice-${id}-solved`, say('notices.solved'));
      const own = await start(paths.thread(place), author);
      await expectThere(own, `solved-${id}`);
      await own.tap(`more-${id}`);
      await expectThere(own, 'menu-solve');
      await own.tap('menu-solve');
      await expectGone(own, `solved-${id}`);
      await expectGone(staff, `solved-${id}`);
    },
  },
  {
    name: 'somebody else finds no such act in the menu',
    async play({ world, start }) {
      const place = await world.openSpace();
      const { id } = await world.comment(place);
      const app = await start(paths.thread(place), await world.member('路人'));
      await expectThere(app, `more-${id}`);
      await app.tap(`more-${id}`);
      await expectThere(app, 'menu-growth');
      await expectGone(app, 'menu-solve');
    },
  },
];
