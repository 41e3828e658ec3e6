import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { filings } from '../start-server.ts';
import { paths, tabs } from './paths.ts';
import { say } from '../words.ts';

export const account: readonly Scenario[] = [
  {
    name: 'a guest who wants to echo is led to the sign-in and comes back to the thread',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place);
      const app = await start(paths.thread(place));
      await expectThere(app, `echo-${comment.id}`);
      await app.tap(`echo-${comment.id}`);
      await expectRoute(app, 'pkg-account/sign-in');
      await expectThere(app, 'sign-in-nickname');
      await app.input('sign-in-nickname', '路过的人');
      await app.tap('sign-in-terms');
      await app.tap('sign-in-newcomer');
      await expectText(app, 'toast', say('signIn.welcome', { name: '路过的人' }));
      await expectRoute(app, 'pkg-thread/thread');
      await app.tap(`echo-${comment.id}`);
      await eventually('the echo on the server', async () => (await world.counts(comment)).raw === 1);
    },
  },
  {
    name: 'a guest who wants to write or to listen is led to the sign-in',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place));
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectRoute(app, 'pkg-account/sign-in');
      await app.open(paths.listen);
      await expectThere(app, 'listen-sign-in');
      await app.tap('listen-sign-in');
      await expectRoute(app, 'pkg-account/sign-in');
    },
  },
  {
    name: 'a member changes the nickname, signs out, and the server no longer knows the session',
    async play({ world, start }) {
      const member = await world.member('旧名字');
      const app = await start(paths.home, member);
      await app.tab(tabs.me);
      await expectText(app, 'me-nickname', '旧名字');
      await app.tap('me-rename');
      await expectValue(app, 'rename-text', '旧名字');
      await app.input('rename-text', '新名字');
      await app.tap('rename-save');
      await expectText(app, 'me-nickname', '新名字');
      await app.tap('me-sign-out');
      await expectThere(app, 'me-sign-in');
      await expectText(app, 'toast', say('me.signedOut'));
      await app.restart();
      await expectThere(app, 'me-sign-in');
    },
  },
  {
    name: 'a member sees what is stored about them',
    async play({ world, start }) {
      const place = await world.openSpace();
      const member = await world.member('看数据的人');
      const comment = await world.comment(place, { as: member });
      const app = await start(paths.data, member);
      await expectThere(app, 'data-load');
      await app.tap('data-load');
      await expectThere(app, 'data-parts', 'data-copy');
      await expectText(app, 'data-preview', '看数据的人');
      const everything = await member.call(operations.exportMyData);
      assert.match(JSON.stringify(everything), new RegExp(comment.text));
    },
  },
  {
    name: 'anybody finds under which numbers the service was filed',
    async play({ start }) {
      const app = await start(paths.about);
      await expectText(app, 'about-icp', say('about.icp', { number: filings.HUIXIANG_ICP_NUMBER }));
      await expectText(
        app,
        'about-algorithm',
        say('about.algorithm', { number: filings.HUIXIANG_ALGORITHM_NUMBER }),
      );
    },
  },
  {
    name: 'a person chooses English and large text, and both outlive a restart',
    async play({ start }) {
      const app = await start(paths.me);
      await expectThere(app, 'language-en');
      await app.tap('language-en');
      await expectText(app, 'me-sign-in', 'Sign in');
      await app.tap('text-size-1.5');
      await app.restart();
      await expectText(app, 'me-sign-in', 'Sign in');
      assert.match((await app.attribute('text-size-1.5', 'aria-checked')) ?? '', /true/);
    },
  },
];
