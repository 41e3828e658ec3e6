import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import { findDemoCorner } from '../demo.ts';
import type { Driver, Scenario } from '../driver.ts';
import { expectGone, expectText, expectThere } from '../expect-app.ts';
import { say } from '../words.ts';
import type { World } from '../world.ts';
import { paths } from './paths.ts';

/** Root comments of a space of the demo, which has a past, with the most echoes first. */
async function favourites(world: World): Promise<Comment[]> {
  const { space } = await findDemoCorner(world);
  const guest = world.guest();
  const { items } = await guest.call(operations.listPosts, { params: { spaceId: space.id } });
  const threads = await Promise.all(
    items.map(({ id: postId }) => {
      const query = { order: 'newest', limit: 50 } as const;
      return guest.call(operations.listThread, { params: { spaceId: space.id, postId }, query });
    }),
  );
  return threads
    .flatMap((thread) => thread.items)
    .filter(({ authorIsStaff }) => !authorIsStaff)
    .toSorted((a, b) => b.echoes.counted - a.echoes.counted);
}

/** A comment that many felt and nobody replied to. */
async function unansweredFavourite(world: World): Promise<Comment> {
  const found = (await favourites(world)).find(({ replyCount }) => replyCount === 0);
  assert.ok(found !== undefined, 'the demo has no comment without a reply');
  return found;
}

async function echoIt(app: Driver, { id }: Comment): Promise<void> {
  await expectThere(app, `echo-${id}`);
  await app.tap(`echo-${id}`);
  await expectText(app, 'next-step', say('ladder.sayWhy'));
}

export const ladder: readonly Scenario[] = [
  {
    name: 'after an echo of what many felt one may say why, and a no is one tap',
    async play({ world, start }) {
      const comment = await unansweredFavourite(world);
      const app = await start(paths.thread(comment), await world.member('听进去的人'));
      await echoIt(app, comment);
      await app.tap('next-step-no');
      await expectGone(app, 'next-step');
      assert.equal(await app.exists('composer'), false);
    },
  },
  {
    name: 'saying why begins a reply with nothing in it',
    async play({ world, start }) {
      const comment = await unansweredFavourite(world);
      const app = await start(paths.thread(comment), await world.member('想说的人'));
      await echoIt(app, comment);
      await app.tap('next-step-take');
      await expectGone(app, 'next-step');
      await expectText(app, 'composer', say('composer.replyTitle', { name: comment.author.nickname }));
      assert.equal(await app.value('composer-text'), '');
    },
  },
  {
    name: 'whoever does not want to be asked says so once',
    async play({ world, start }) {
      const comment = await unansweredFavourite(world);
      const member = await world.member('不想被问的人');
      const app = await start(paths.thread(comment), member);
      await echoIt(app, comment);
      await app.tap('next-step-never');
      await expectText(app, 'toast', say('ladder.rests'));
      await expectGone(app, 'next-step');
      const params = { spaceId: comment.spaceId, commentId: comment.id };
      const body = { step: 'say-why' } as const;
      assert.deepEqual(await member.call(operations.askNextStep, { params, body }), { offered: false });
    },
  },
  {
    name: 'an author whose words reached many may show them to somebody, with no text but their own',
    async play({ world, start }) {
      const { personas } = await world.guest().call(operations.listPersonas);
      const known = new Set(personas.map(({ id }) => id));
      const comment = (await favourites(world)).find(({ author }) => known.has(author.id));
      assert.ok(comment !== undefined, 'no persona of the demo wrote a comment');
      const app = await start(paths.myComment(comment), await world.persona(comment.author.id));
      await expectText(app, 'next-step', say('ladder.passOn'));
      await app.tap('next-step-take');
      await expectThere(app, 'share');
      await expectGone(app, 'next-step');
    },
  },
];
