import assert from 'node:assert/strict';
import { operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere, expectValue } from '../expect-app.ts';
import { atAnyHour, type Actor, type Place } from '../world.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** From now on somebody looks first at what members say there. */
const lookFirst = ({ owner, spaceId }: Place) =>
  owner.call(operations.editSpace, { params: { spaceId }, body: { preReview: 'all' } });
const refuse = ({ owner, spaceId }: Place, waitingId: number) =>
  owner.call(operations.decideWaiting, {
    params: { spaceId, waitingId },
    body: { publish: false, reason: 'off-topic', note: '换到闲聊里说吧' },
  });
const waitingOf = async (as: Actor) => (await as.call(operations.listMyWaiting)).items;

/** What members see of comments that a moderator looks at first. */
export const reviewing: readonly Scenario[] = [
  {
    name: 'what waits is announced before sending and found afterwards; refused, it is changed and sent again',
    async play({ world, start }) {
      const place = await world.openSpace();
      await lookFirst(place);
      const author = await world.member('等审核的人');
      const app = await start(paths.thread(place), author);
      await expectThere(app, 'composer-open');
      await app.tap('composer-open');
      await expectText(app, 'composer-notice', say('composer.preReview.all'));
      await app.input('composer-text', '第一稿写得不好');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [first] = await waitingOf(author);
      assert.equal(first?.text, '第一稿写得不好');
      assert.deepEqual(await world.thread(place), []);

      await app.open(paths.myComments);
      await expectThere(app, 'mine-show-waiting');
      await app.tap('mine-show-waiting');
      await expectText(app, `waiting-${first.id}`, '第一稿写得不好');
      await expectText(app, `waiting-${first.id}`, say('waiting.why.pre-review'));
      await refuse(place, first.id);
      await app.restart();
      await expectThere(app, 'mine-show-waiting');
      await app.tap('mine-show-waiting');
      await expectText(app, `waiting-${first.id}-state`, say('decision.reason.off-topic'));
      await expectText(app, `waiting-${first.id}`, say('decision.said', { note: '换到闲聊里说吧' }));

      await app.tap(`waiting-${first.id}-again`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectValue(app, 'composer-text', '第一稿写得不好');
      await app.input('composer-text', '第二稿好好说');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const second = (await waitingOf(author)).find(({ text }) => text === '第二稿好好说');
      assert.equal(second?.state, 'person');
      await app.back();
      await expectText(app, `waiting-${second.id}`, '第二稿好好说');
      await app.tap(`waiting-${second.id}-withdraw`);
      await expectGone(app, `waiting-${second.id}`);
      assert.equal((await waitingOf(author)).length, 1);
    },
  },
  {
    name: 'a member appeals against a refusal, and the comment comes out when they were right',
    async play({ world, start }) {
      const place = await world.openSpace();
      await lookFirst(place);
      const author = await world.member('不服的人');
      const said = await world.comment(place, { as: author });
      await refuse(place, said.id);
      const app = await start(`${paths.myComments}?show=waiting`, author);
      await expectThere(app, `waiting-${said.id}-appeal`);
      await app.tap(`waiting-${said.id}-appeal`);
      await expectText(app, 'decision-text', said.text);
      await expectText(app, 'decision-reason', say('decision.reason.off-topic'));
      await expectText(app, 'decision-note', say('decision.said', { note: '换到闲聊里说吧' }));
      await app.input('appeal-text', '这就是这里的话题呀');
      await app.tap('appeal-send');
      await expectText(app, 'decision-appeal', '这就是这里的话题呀');
      await app.back();
      await expectText(app, `waiting-${said.id}-state`, say('waiting.appealOpen'));
      // Nobody else moderates here, so whoever decided first looks again.
      const params = { spaceId: place.spaceId, commentId: said.id };
      await place.owner.call(operations.answerAppeal, { params, body: { outcome: 'restored' } });
      const [published] = await world.thread(place);
      assert.equal(published?.text, said.text);
      await eventually('the news on the server', async () =>
        (await author.call(operations.listNotices)).items.some(({ kind }) => kind === 'published'),
      );
      await app.open(paths.notices);
      await expectText(app, `notice-${published.id}-published`, say('notices.published'));
      await app.tap(`notice-${published.id}-published`);
      await expectRoute(app, 'pkg-mine/comment');
    },
  },
  {
    name: 'a listener whose reply waits is told so kindly, and whoever reported hears what became of it',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      const other = await world.openSpace();
      const said = await world.comment(other);
      const params = { spaceId: other.spaceId, commentId: said.id };
      await listener.call(operations.reportComment, { params, body: { reason: 'abuse' } });
      await other.owner.call(operations.decideReports, {
        params,
        body: { outcome: 'removed', reason: 'abuse' },
      });
      const card = await world.comment(place);
      const moderated = { spaceId: place.spaceId, memberId: listener.id };
      const owner = await world.member('新主人');
      await listener.call(operations.setRole, {
        params: { ...moderated, memberId: owner.id },
        body: { role: 'owner' },
      });
      await listener.call(operations.editSpace, {
        params: { spaceId: place.spaceId },
        body: { preReview: 'all' },
      });
      await owner.call(operations.setRole, { params: moderated, body: { role: 'member' } });
      await listener.call(operations.setListening, { body: { ...atAnyHour, on: true } });
      const app = await start(paths.listen, listener);
      await expectThere(app, 'deck-open');
      await app.tap('deck-open');
      await expectThere(app, `card-${card.id}`);
      await app.tap('deck-reply');
      await expectText(app, 'composer-notice', say('composer.preReview.all'));
      await app.input('composer-text', '我也这么觉得，慢慢来。');
      await app.tap('composer-send');
      await expectText(app, 'deck-revealed', say('waiting.revealed'));
      assert.deepEqual(
        (await waitingOf(listener)).map(({ text }) => text),
        ['我也这么觉得，慢慢来。'],
      );
      await eventually('the news on the server', async () =>
        (await listener.call(operations.listNotices)).items.some(({ kind }) => kind === 'report'),
      );
      await app.open(paths.notices);
      await expectText(app, `notice-${said.id}-report`, say('notices.reportGone'));
    },
  },
];
