import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import type { Driver, Scenario } from '../driver.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { photo } from '../photo.ts';
import { untilLive } from '../until-live.ts';
import { say } from '../words.ts';
import type { Place, World } from '../world.ts';
import { write } from './composing.ts';
import { optIn } from './listening.ts';
import { paths } from './paths.ts';

/** Writes a comment with so many pictures, and sends it. */
async function sayWithPictures(app: Driver, words: string, count = 1): Promise<void> {
  await write(app, 'composer-open', words);
  await app.choose(
    'composer-pictures',
    Array.from({ length: count }, () => photo),
  );
  for (let i = 0; i < count; i += 1) await expectText(app, `attached-${i}-state`, say('pictures.ready'));
  await app.tap('composer-send');
  await expectText(app, 'toast', say('composer.sent'));
  await expectGone(app, 'composer');
}

async function onlyComment(world: World, place: Place): Promise<Comment> {
  const [comment] = await world.thread(place);
  assert.ok(comment);
  return comment;
}

/** The ids of the pictures that wait for a moderator, longest first. */
async function waitingPictures({ owner, spaceId }: Place): Promise<number[]> {
  const { items } = await owner.call(operations.listWaitingPictures, { params: { spaceId } });
  return items.map(({ picture }) => picture.id);
}

const decide = ({ owner, spaceId }: Place, pictureId: number, show: boolean) =>
  owner.call(operations.decidePicture, {
    params: { spaceId, pictureId },
    body: show ? { show } : { show, reason: 'privacy' },
  });

export const pictures: readonly Scenario[] = [
  {
    name: 'a picture in a comment is its author’s alone until it was let through, and then appears before whoever reads',
    async play({ world, start }) {
      const place = await world.openSpace();
      const author = await start(paths.thread(place), await world.member('拍照的人'));
      await expectThere(author, 'thread-empty');
      await sayWithPictures(author, '桥下的水退了。', 2);
      const comment = await onlyComment(world, place);
      assert.equal(comment.pictures, undefined);
      const [first = 0, second = 0] = await waitingPictures(place);
      await expectText(author, `picture-${first}-state`, say('pictures.checking'));

      const reader = await start(paths.thread(place), await world.member('读的人'));
      await expectText(reader, `comment-${comment.id}`, '桥下的水退了。');
      assert.equal(await reader.exists(`picture-${first}`), false);
      await untilLive(world, reader, comment);
      await decide(place, first, true);
      await decide(place, second, false);
      await expectThere(reader, `picture-${first}`);
      assert.equal(await reader.exists(`picture-${second}`), false);
      await expectGone(author, `picture-${first}-state`);
      await expectText(author, `picture-${second}-state`, say('pictures.refused'));
      await author.restart();
      await expectThere(author, `picture-${first}`);
      await expectText(author, `picture-${second}-state`, say('pictures.refused'));
    },
  },
  {
    name: 'the author of a refused picture sees why and objects, and it appears once somebody has looked again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member('拍照的人'));
      await expectThere(app, 'thread-empty');
      await sayWithPictures(app, '巷子口的旧招牌。');
      const [pictureId = 0] = await waitingPictures(place);
      await decide(place, pictureId, false);
      await expectText(app, `picture-${pictureId}-state`, say('pictures.appeal.may'));
      await app.tap(`picture-${pictureId}`);
      await expectRoute(app, 'pkg-me/decision');
      await expectText(app, 'decision-reason', say('decision.reason.privacy'));
      await app.input('appeal-text', '招牌是街道的，没有人的信息。');
      await app.tap('appeal-send');
      await expectThere(app, 'decision-due');

      await app.open(paths.thread(place));
      await expectText(app, `picture-${pictureId}-state`, say('pictures.appeal.open'));
      const params = { spaceId: place.spaceId, commentId: pictureId };
      await place.owner.call(operations.answerAppeal, { params, body: { outcome: 'restored' } });
      await expectGone(app, `picture-${pictureId}-state`);
      await expectThere(app, `picture-${pictureId}`);
      const reader = await start(paths.thread(place), await world.member('读的人'));
      await expectThere(reader, `picture-${pictureId}`);
    },
  },
  {
    name: 'a picture that was not sent says so, holds the comment back, and is sent by another try or left out',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.thread(place), await world.member('信号不好的人'));
      await write(app, 'composer-open', '山里的路标。');
      await app.network('off');
      await app.choose('composer-pictures', [photo, photo]);
      await expectThere(app, 'attached-0-retry', 'attached-1-retry');
      await expectText(app, 'composer-note', say('pictures.unsent'));
      assert.equal(await app.attribute('composer-send', 'aria-disabled'), 'true');
      await app.network('on');
      await app.tap('attached-0-retry');
      await expectText(app, 'attached-0-state', say('pictures.ready'));
      await app.tap('attached-1-remove');
      await expectGone(app, 'attached-1-state');
      await app.input('attached-0-alt', '一块木头路标');
      await app.tap('composer-send');
      await expectGone(app, 'composer');
      const [pictureId = 0] = await waitingPictures(place);
      await decide(place, pictureId, true);
      const { pictures: shown = [] } = await onlyComment(world, place);
      assert.deepEqual(
        shown.map(({ alt }) => alt),
        ['一块木头路标'],
      );
    },
  },
  {
    name: 'a picture is shown on a dealt card as well',
    async play({ world, start }) {
      const { listener, place } = await world.listener();
      const author = await start(paths.thread(place), await world.member('带图的人'));
      await sayWithPictures(author, '窗台上的第三盆薄荷。');
      const [pictureId = 0] = await waitingPictures({ ...place, owner: listener });
      await decide({ ...place, owner: listener }, pictureId, true);
      const app = await start(paths.home, listener);
      await optIn(app);
      await app.tap('deck-open');
      await expectText(app, 'deck-text', '薄荷');
      await expectThere(app, `picture-${pictureId}`);
    },
  },
];
