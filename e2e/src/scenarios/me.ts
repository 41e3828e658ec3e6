import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectRoute, expectText, expectThere } from '../expect-app.ts';
import { refusal, say } from '../words.ts';
import { paths, tabs } from './paths.ts';

/** What is one's own: profile, consents, the rules for the young, how it looks, and leaving. */
export const me: readonly Scenario[] = [
  {
    name: 'a member says their age, takes it back, and finds the other words about themselves',
    async play({ world, start }) {
      const member = await world.member('填资料的人');
      const app = await start(paths.home, member);
      await app.tab(tabs.me);
      await expectThere(app, 'me-profile');
      await app.tap('me-profile');
      await expectThere(app, 'age-none', 'gender-none', 'region-open');
      await app.tap('age-25-34');
      await eventually(
        'the age on the server',
        async () => (await member.call(operations.getProfile)).ageBand === '25-34',
      );
      await app.tap('gender-female');
      await app.tap('age-none');
      await eventually('the age taken back', async () => {
        const { ageBand, gender } = await member.call(operations.getProfile);
        return ageBand === null && gender === 'female';
      });
      assert.equal(await app.attribute('age-none', 'aria-checked'), 'true');
    },
  },
  {
    name: 'a member who reads English finds their city by a name in any spelling, and its name in English',
    async play({ world, start }) {
      const member = await world.member('Far away');
      const app = await start(paths.me, member);
      await expectThere(app, 'language-en');
      await app.tap('language-en');
      await app.open(paths.profile);
      await expectThere(app, 'region-open');
      await app.tap('region-open');
      await expectText(app, 'region-15', 'Inner Mongolia');
      await eventually('no Chinese', async () => !/\p{Script=Han}/u.test(await app.text('region')));
      await app.input('region-text', '拉萨');
      await expectText(app, 'region-5401', 'Xizang · Lhasa');
      await app.input('region-text', 'nowhere');
      await expectThere(app, 'region-unknown');
      await app.input('region-text', 'tibet');
      await expectText(app, 'region-54', 'Xizang');
      await app.tap('region-54');
      await expectText(app, 'region-54-whole', 'Xizang');
      assert.doesNotMatch(await app.text('region'), /\p{Script=Han}/u);
      await app.tap('region-5401');
      await expectText(app, 'region-open', 'Xizang · Lhasa');
      await eventually(
        'the city on the server',
        async () => (await member.call(operations.getProfile)).region === '5401',
      );
    },
  },
  {
    name: 'a child may read, is asked kindly for a guardian, and the words stay in the composer',
    async play({ world, start }) {
      const place = await world.openSpace();
      const child = await world.member('小朋友');
      await child.call(operations.setProfile, { body: { ageBand: 'under-14' } });
      const app = await start(paths.thread(place), child);
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await app.input('composer-text', '我也想说一句');
      await app.tap('composer-send');
      await expectText(app, 'toast', refusal('HX_GUARDIAN_NEEDED'));
      await app.open(paths.profile);
      await expectThere(app, 'guardian-email', 'guardian-send');
    },
  },
  {
    name: 'a member withdraws listening among their consents, and the decision stands in the ledger',
    async play({ world, start }) {
      const member = await world.member('收回的人');
      await member.call(operations.setConsent, { body: { purpose: 'listening', granted: true, version: 1 } });
      const app = await start(paths.consents, member);
      await expectThere(app, 'consent-terms', 'consent-listening', 'consents-ledger');
      assert.equal(await app.attribute('consent-listening', 'aria-checked'), 'true');
      await app.tap('consent-listening');
      await expectText(app, 'consents-ledger', say('consents.no'));
      assert.equal((await member.call(operations.getListening)).settings.on, false);
    },
  },
  {
    name: 'a person chooses dark pages, and the choice outlives a restart',
    async play({ start }) {
      const app = await start(paths.me);
      await expectThere(app, 'theme-dark');
      await app.tap('theme-dark');
      await app.restart();
      await expectThere(app, 'theme-dark');
      assert.equal(await app.attribute('theme-dark', 'aria-checked'), 'true');
      await app.tap('theme-auto');
    },
  },
  {
    name: 'a member leaves for good, and nothing that they began stays on the device',
    async play({ world, start }) {
      const member = await world.member('写了一半的人');
      const app = await start(paths.thread(await world.openSpace()), member);
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectThere(app, 'composer-text');
      await app.input('composer-text', '这句话还没写完');
      const own = async () => (await app.kept()).filter((name) => name.endsWith(`.${member.id}`));
      await eventually('the draft on the device', async () => (await own()).length > 0);
      await app.tap('composer-close');
      await app.open(paths.leave);
      await expectThere(app, 'leave-confirm');
      await app.input('leave-nickname', '写了一半的人');
      await app.tap('leave-confirm');
      await expectRoute(app, 'pages/home/index');
      assert.deepEqual(await own(), []);
    },
  },
  {
    name: 'a member leaves for good: words stay without the name, and the session is over',
    async play({ world, start }) {
      const place = await world.openSpace();
      const member = await world.member('要走的人');
      const said = await world.comment(place, { as: member });
      const app = await start(paths.leave, member);
      await expectThere(app, 'leave-remove', 'leave-keep', 'leave-confirm');
      await app.tap('leave-keep');
      assert.equal(await app.attribute('leave-confirm', 'aria-disabled'), 'true');
      await app.input('leave-nickname', '要走的人');
      await app.tap('leave-confirm');
      await expectRoute(app, 'pages/home/index');
      await app.open(paths.thread(place));
      await expectText(app, `comment-${said.id}`, said.text);
      await expectText(app, `comment-${said.id}`, say('common.gone'));
      await app.open(paths.me);
      await expectThere(app, 'me-sign-in');
    },
  },
];
