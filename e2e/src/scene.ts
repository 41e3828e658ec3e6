import { type Comment, limits, operations } from '@huixiang/contract';
import { eventually } from './eventually.ts';
import { picturedComment } from './pictured.ts';
import { type Actor, atAnyHour, type Place, type World } from './world.ts';

/** States of pages that a demo community without quarrels does not show, each made by what people do. */
export interface Scene {
  readonly world: World;
  readonly place: Place;
  /** Has said what follows, blocked somebody, and been told of what happened. */
  readonly author: Actor;
  readonly pictureId: number;
  /** By somebody else. */
  readonly theirs: Comment;
  /** By the author, with an echo and a reply. */
  readonly mine: Comment;
  /** By the author, in other words before. */
  readonly edited: Comment;
  /** By the author, and removed; they may appeal. */
  readonly removed: Comment;
  /** By the author, removed, and appealed against. */
  readonly appealed: Comment;
  /** By the author in a space where all is looked at first. */
  readonly waiting: Comment;
  /** Likewise, and refused. */
  readonly refused: Comment;
  /** By the author, and echoed by people who agree to be counted in portraits. */
  readonly reached: Comment;
  /** The owner of the place of these two. */
  readonly strict: Place;
  /** Whom the author would rather not meet. */
  readonly pest: Actor;
  readonly child: Actor;
  /** One for each page of a deck, so that none takes the cards of another. */
  readonly ears: Readonly<Record<'revealed' | 'report' | 'mutes' | 'end', Ear>>;
}

/** A listener who is dealt what is said in this place, and nothing else. */
export interface Ear {
  readonly listener: Actor;
  readonly place: Place;
}

const LONG_NAME = '在江边住了三十年的老钟表匠人阿福';

export async function playScene(world: World): Promise<Scene> {
  const place = await world.openSpace({ name: '旧城河边的小书店' });
  const author = await world.member(LONG_NAME);
  const said = (text: string, parentId?: number): Promise<Comment> =>
    world.comment(place, { as: author, text, ...(parentId === undefined ? {} : { parentId }) });
  const pictureId = await picturedComment(world, place);
  const theirs = await world.comment(place, {
    text: '路过这里，进来坐一会儿。\nIs anybody still reading paper books?',
  });
  const mine = await said('昨天在旧书摊翻到一本没有封面的诗集，扉页上写着两个人的名字。');
  await world.echo(mine, 2);
  const reply = await world.comment(place, { parentId: mine.id, text: '名字是谁的？很想知道后来。' });
  await said('后来我在书里找到一张车票。', reply.id);
  const edited = await said('写错了一个字');
  const at = (comment: Comment) => ({ spaceId: comment.spaceId, commentId: comment.id });
  await author.call(operations.editComment, {
    params: at(edited),
    body: { text: '改好了，写错的那个字没有了。' },
  });
  const removed = await said('这一条被拿下了');
  const appealed = await said('这一条被拿下，我申诉了');
  for (const one of [removed, appealed])
    await place.owner.call(operations.deleteComment, { params: at(one) });
  await author.call(operations.appealDecision, {
    params: at(appealed),
    body: { text: '请再看一遍，我说的是书。' },
  });
  const pest = await world.member('扰人的人');
  await author.call(operations.setBlock, { params: { memberId: pest.id }, body: { blocked: true } });
  const strict = await world.openSpace({ name: '先看后发的小院' });
  await strict.owner.call(operations.editSpace, { params: strict, body: { preReview: 'all' } });
  const waiting = await world.comment(strict, { as: author, text: '这一条还在等人看。' });
  const refused = await world.comment(strict, { as: author });
  await strict.owner.call(operations.decideWaiting, {
    params: { spaceId: strict.spaceId, waitingId: refused.id },
    body: { publish: false, reason: 'off-topic', note: '换到闲聊里说吧，那里有人等着听这个。' },
  });
  await reported(world, theirs);
  const reached = await said('有人在信封背面画了一张地图，没有写地址。');
  await world.reach(reached, 2 * limits.peopleFloor, { ageBand: '25-34', gender: 'female', region: '33' });
  await world.reach(reached, limits.peopleFloor, { ageBand: '65-up' });
  const child = await world.member('小朋友');
  await child.call(operations.setProfile, { body: { ageBand: 'under-14' } });
  await eventually('the news', async () => (await author.call(operations.countNotices)).fresh > 2);
  return {
    world,
    place,
    author,
    pictureId,
    theirs,
    mine,
    edited,
    removed,
    appealed,
    waiting,
    refused,
    reached,
    strict,
    pest,
    child,
    ears: {
      revealed: await openEar(world),
      report: await openEar(world),
      mutes: await openEar(world),
      end: await openEar(world),
    },
  };
}

async function openEar(world: World): Promise<Ear> {
  const ear = await world.listener();
  await ear.listener.call(operations.setListening, { body: { ...atAnyHour, on: true } });
  return ear;
}

/** The comment by two, and the post that it stands under by one. */
async function reported(world: World, { spaceId, postId, id: commentId }: Comment): Promise<void> {
  for (const reason of ['spam', 'abuse'] as const) {
    const reader = await world.member('读者');
    await reader.call(operations.reportComment, { params: { spaceId, commentId }, body: { reason } });
  }
  const reader = await world.member('读者');
  await reader.call(operations.reportPost, { params: { spaceId, postId }, body: { reason: 'other' } });
}
