import type { Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** A thread before anybody acts in it. */
export const reading: readonly Scenario[] = [
  {
    name: 'a comment of many lines is folded until it is opened, and can be folded again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const long = await world.comment(place, { text: '那一年的雪下得很大。'.repeat(40) });
      const short = await world.comment(place);
      const app = await start(paths.thread(place));
      await expectText(app, `whole-${long.id}`, say('thread.readAll'));
      await expectThere(app, `reply-${short.id}`);
      await expectGone(app, `whole-${short.id}`);
      await app.tap(`whole-${long.id}`);
      await expectText(app, `whole-${long.id}`, say('thread.readLess'));
      await app.tap(`whole-${long.id}`);
      await expectText(app, `whole-${long.id}`, say('thread.readAll'));
    },
  },
];
