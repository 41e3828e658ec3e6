import { limits, operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { atAnyHour } from '../world.ts';
import { paths, tabs } from './paths.ts';
import { say } from '../words.ts';

export const myComments: readonly Scenario[] = [
  {
    name: 'the page of my comment shows the curve, the three figures and how many people heard it',
    async play({ world, start }) {
      const place = await world.openSpace({ visibility: 'public', name: '晚风' });
      const author = await world.member('写的人');
      const comment = await world.comment(place, { as: author });
      await world.echo(comment, 2);
      const app = await start(paths.home, author);
      await app.tab(tabs.me);
      await expectThere(app, 'me-comments');
      await app.tap('me-comments');
      await expectText(app, `mine-${comment.id}`, say('post.echoes', { n: 2 }));
      await app.tap(`mine-${comment.id}`);
      await expectRoute(app, 'pkg-mine/comment');
      await expectText(app, 'my-comment-text', comment.text);
      await expectText(app, 'figure-raw', /^2$/);
      await expectText(app, 'figure-counted', /^2$/);
      await expectText(app, 'figure-organic', /^2$/);
      await expectText(app, 'heard-by', say('mine.heardBy', { n: 2 }));
      await expectText(
        app,
        'growth-sentence',
        say('mine.curveSentence', { minutes: 1, raw: 2, counted: 2, organic: 2 }),
      );
      await expectThere(app, 'growth-picture');
      await app.tap('growth-switch');
      await expectText(app, 'growth-table', /原始.*2/);
      await expectText(app, 'from-list', say('provenance.article'));
    },
  },
  {
    name: 'an echo and a reply of others show on the page of my comment without reloading it',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('等的人');
      const comment = await world.comment(place, { as: author });
      const app = await start(paths.myComment(comment), author);
      await expectText(app, 'figure-raw', /^0$/);
      await expectThere(app, 'live-mark');
      await world.echo(comment, 1);
      await expectText(app, 'figure-raw', /^1$/);
      const reply = await world.comment(place, { parentId: comment.id });
      await expectText(app, `my-reply-${reply.id}`, reply.text);
    },
  },
  {
    name: 'an author learns how many listeners have heard them, at once, and nobody else does',
    async play({ world, start }) {
      const place = await world.openSpace({ visibility: 'public', name: '听得见' });
      const { spaceId } = place;
      const author = await world.member('等人听的人');
      const comment = await world.comment(place, { as: author });
      const app = await start(paths.myComment(comment), author);
      await expectText(app, 'listeners-heard', say('heard.none'));
      await expectThere(app, 'live-mark');
      const listener = await world.member('听众');
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true } });
      await listener.call(operations.dealDeck, { body: { spaceId } });
      const params = { spaceId, commentId: comment.id };
      await listener.call(operations.answerCard, { params, body: { answer: 'pass' } });
      await expectText(app, 'listeners-heard', say('heard.line', { n: 1 }));

      await app.open(paths.thread(place));
      await expectText(app, `heard-${comment.id}`, say('heard.line', { n: 1 }));
      const other = await start(paths.thread(place), listener);
      await expectThere(other, `comment-${comment.id}`);
      await expectGone(other, `heard-${comment.id}`);
      await app.open(paths.myComments);
      await expectText(app, `mine-${comment.id}-heard`, say('heard.short', { n: 1 }));
    },
  },
  {
    name: 'an author learns what kinds of people a comment reached, once enough of them agree to be counted',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('写给大家的人');
      const reader = { ageBand: '25-34', gender: 'female', region: '3301' } as const;
      const comment = await world.comment(place, { as: author });
      await world.reach(comment, limits.peopleFloor - 1, reader);
      const app = await start(paths.myComment(comment), author);
      await expectText(app, 'reached-few', say('reached.few'));
      await expectText(app, 'reached-note', say('reached.note', { n: limits.peopleFloor }));
      await expectThere(app, 'live-mark');

      await world.reach(comment, 1, reader);
      const people = say('reached.atLeast', { n: limits.peopleFloor });
      await expectText(app, 'reached-ageBand', say('profile.age.25-34'));
      await expectText(app, 'reached-gender', say('profile.gender.female'));
      await expectText(app, 'reached-province', say('place.33'));
      await expectText(app, 'reached-channel', say('channel.unknown'));
      await expectText(app, 'reached-gender', people);

      const other = await start(paths.myComment(comment), place.owner);
      await expectThere(other, 'heard-by');
      await expectGone(other, 'reached-note');
    },
  },
];
