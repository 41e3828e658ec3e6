import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { refusal, say } from '../words.ts';
import { paths } from './paths.ts';

/** What one is told, and whom one would rather not meet. */
export const news: readonly Scenario[] = [
  {
    name: 'an author is told of echoes and replies, opens one, and the news is no longer new',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('等消息的人');
      const said = await world.comment(place, { as: author });
      await world.echo(said, 2);
      await world.comment(place, { parentId: said.id });
      await eventually(
        'the news on the server',
        async () => (await author.call(operations.countNotices)).fresh === 2,
      );
      const app = await start(paths.me, author);
      await expectText(app, 'me-notices', say('notices.fresh', { n: 2 }));
      await app.tap('me-notices');
      await expectText(app, `notice-${said.id}-echo`, say('notices.echo', { n: 2 }));
      await expectText(app, `notice-${said.id}-reply`, said.text);
      await eventually('it was seen', async () => (await author.call(operations.countNotices)).fresh === 0);
      await app.tap(`notice-${said.id}-echo`);
      await expectRoute(app, 'pkg-mine/comment');
    },
  },
  {
    name: 'a member switches a kind of news off, and lets messages be sent outside the app',
    async play({ world, start }) {
      const member = await world.member('设消息的人');
      const app = await start(paths.noticeSettings, member);
      await expectThere(app, 'tell-echo', 'notice-consents');
      await app.tap('tell-echo');
      await eventually('the switch on the server', async () =>
        (await member.call(operations.getNoticeSettings)).kindsOff.includes('echo'),
      );
      assert.equal(await app.exists('digest-daily'), false);
      await app.tap('notice-consents');
      await expectThere(app, 'consent-messages');
      await app.tap('consent-messages');
      await expectText(app, 'consents-ledger', say('consents.messages'));
      await app.back();
      await expectThere(app, 'digest-daily');
      await app.tap('digest-weekly');
      await eventually(
        'the rhythm on the server',
        async () => (await member.call(operations.getNoticeSettings)).digest === 'weekly',
      );
    },
  },
  {
    name: 'the author of a removed comment appeals, also after a try that failed, the moderator restores it, and both are told',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await world.member('申诉的人');
      const said = await world.comment(place, { as: author });
      const params = { spaceId: said.spaceId, commentId: said.id };
      await place.owner.call(operations.deleteComment, { params });
      await eventually(
        'the news of the removal',
        async () => (await author.call(operations.countNotices)).fresh === 1,
      );
      const app = await start(paths.notices, author);
      await expectThere(app, `notice-${said.id}-decision`);
      await app.tap(`notice-${said.id}-decision`);
      await expectText(app, 'decision-text', said.text);
      await app.input('appeal-text', '请再看一遍');
      await app.network('failing');
      await app.tap('appeal-send');
      await expectText(app, 'toast', refusal('HX_INTERNAL'));
      await app.network('on');
      await expectValue(app, 'appeal-text', '请再看一遍');
      await app.tap('appeal-send');
      await expectText(app, 'decision-appeal', '请再看一遍');
      await expectThere(app, 'decision-due');

      const staff = await start(paths.decision(said), place.owner);
      await expectText(staff, 'decision-appeal', '请再看一遍');
      await staff.tap('answer-restore');
      await expectThere(staff, 'decision-answer');
      await app.open(paths.thread(place));
      await expectText(app, `comment-${said.id}`, said.text);
    },
  },
  {
    name: 'a member blocks somebody from a comment, no longer sees them, and lets them go again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const pest = await world.member('扰人的人');
      const theirs = await world.comment(place, { as: pest });
      const other = await world.comment(place);
      const member = await world.member('图清静的人');
      const mine = await world.comment(place, { as: member });
      const app = await start(paths.thread(place), member);
      await expectThere(app, `more-${theirs.id}`);
      await app.tap(`more-${theirs.id}`);
      await expectThere(app, 'menu-block');
      await app.tap('menu-block');
      await expectGone(app, `comment-${theirs.id}`);
      await expectThere(app, `comment-${other.id}`);
      await assert.rejects(world.comment(place, { as: pest, parentId: mine.id }), {
        code: 'HX_THEY_BLOCKED',
      });
      await app.open(paths.blocked);
      await expectThere(app, `blocked-${pest.id}-release`);
      await app.tap(`blocked-${pest.id}-release`);
      await expectThere(app, 'blocked-empty');
    },
  },
];
