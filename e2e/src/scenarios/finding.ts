import assert from 'node:assert/strict';
import { type Comment, operations } from '@huixiang/contract';
import type { Scenario } from '../driver.ts';
import { eventually } from '../eventually.ts';
import { expectGone, expectRoute, expectText, expectThere } from '../expect-app.ts';
import { picturedComment } from '../pictured.ts';
import type { Place, World } from '../world.ts';
import { say } from '../words.ts';
import { paths } from './paths.ts';

/** The index follows a moment after what was said. */
const INDEXED_MS = 15_000;
/** Discoveries of the demo are made when the server starts, others now and then. */
const DISCOVERED_MS = 60_000;

async function untilFound(world: World, { spaceId }: Place, q: string): Promise<void> {
  await eventually(
    `"${q}" to be found`,
    async () => {
      const { items } = await world.guest().call(operations.searchComments, { query: { q, spaceId } });
      return items.length > 0;
    },
    INDEXED_MS,
  );
}

async function firstDiscovery(world: World) {
  return eventually(
    'a discovery',
    async () => (await world.guest().call(operations.discover)).items[0],
    DISCOVERED_MS,
  );
}

/** The province that stands beside a comment of the demo. */
function placeOf({ province }: Comment): string {
  assert.ok(province, 'a comment of the demo says from where');
  return say(`place.${province}`);
}

export const finding: readonly Scenario[] = [
  {
    name: 'two characters find a post by its title, above what was said, and it opens',
    async play({ world, start }) {
      const place = await world.openSpace();
      const params = { spaceId: place.spaceId, postId: place.postId };
      await place.owner.call(operations.editPost, { params, body: { title: '巷口那棵皂荚树' } });
      const said = await world.comment(place, { text: '皂荚可以洗衣服。' });
      await untilFound(world, place, '皂荚');
      const app = await start(paths.search(place), await world.member());
      await app.input('search-text', '皂荚');
      await app.tap('search-go');
      await expectText(app, `post-hit-${place.postId}-text`, '巷口那棵皂荚树');
      await expectThere(app, `hit-${said.id}`);
      await app.tap(`post-hit-${place.postId}`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectThere(app, `comment-${said.id}`);
    },
  },
  {
    name: 'two characters find a reply deep in a thread, marked, and it opens at that reply',
    async play({ world, start }) {
      const place = await world.openSpace();
      const root = await world.comment(place);
      for (let i = 0; i < 3; i += 1) await world.comment(place);
      const reply = await world.comment(place, { parentId: root.id, text: '巷口那棵皂荚树还在不在？' });
      await untilFound(world, place, '皂荚');
      const reader = await world.member();
      const app = await start(paths.space(place), reader);
      await expectThere(app, 'space-search');
      await app.tap('space-search');
      await expectRoute(app, 'pkg-find/search');
      await expectThere(app, 'search-text', 'search-tip');
      await app.input('search-text', '皂荚');
      await app.tap('search-go');
      await expectText(app, `hit-${reply.id}-text`, reply.text);
      await app.tap(`hit-${reply.id}`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectText(app, `comment-${reply.id}`, reply.text);
      await app.tap(`echo-${reply.id}`);
      await eventually('the echo on the server', async () => (await world.counts(reply)).raw === 1);
      const params = { spaceId: place.spaceId, commentId: reply.id };
      const { from } = await world.guest().call(operations.getGrowth, { params });
      assert.equal(from.find(({ provenance }) => provenance === 'search')?.echoes, 1);
    },
  },
  {
    name: 'a comment that was found shows its pictures small, and opens from them as well',
    async play({ world, start }) {
      const place = await world.openSpace();
      const pictureId = await picturedComment(world, place, '釉色像雨后的青苔');
      await untilFound(world, place, '青苔');
      const app = await start(paths.search(place), await world.member());
      await app.input('search-text', '青苔');
      await app.tap('search-go');
      await expectThere(app, `strip-${pictureId}`);
      assert.equal(await app.attribute(`strip-${pictureId}`, 'aria-label'), '一只绿碗');
      await app.tap(`strip-${pictureId}`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectThere(app, `picture-${pictureId}`);
    },
  },
  {
    name: 'what is not there is said to be not there, and what was looked for can be looked for again',
    async play({ world, start }) {
      const place = await world.openSpace();
      const app = await start(paths.search(place), await world.member());
      await app.input('search-text', '琥珀杯');
      await app.tap('search-go');
      await expectText(app, 'search-none', say('find.none', { text: '琥珀杯' }));
      await app.tap('search-clear');
      await expectText(app, 'search-recent-0', '琥珀杯');
      const comment = await world.comment(place, { text: '这只琥珀杯是谁的？' });
      await untilFound(world, place, '琥珀杯');
      await app.tap('search-recent-0');
      await expectText(app, `hit-${comment.id}-text`, comment.text);
      await app.tap('search-clear');
      await app.tap('search-forget');
      await expectThere(app, 'search-tip');
    },
  },
  {
    name: 'a search that fails says why and is tried again, with a fault and without a network',
    async play({ world, start }) {
      const place = await world.openSpace();
      const comment = await world.comment(place, { text: '檐下的铃铛响了' });
      await untilFound(world, place, '铃铛');
      const app = await start(paths.search(place), await world.member());
      await expectThere(app, 'search-text');
      await app.network('failing');
      await app.input('search-text', '铃铛');
      await app.tap('search-go');
      await expectThere(app, 'search-failed-action');
      await app.network('off');
      await app.tap('search-failed-action');
      await expectText(app, 'search-failed', say('common.offlineTitle'));
      await app.network('on');
      await app.tap('search-failed-action');
      await expectText(app, `hit-${comment.id}-text`, comment.text);
    },
  },
  {
    name: 'discovery shows what different people echoed, with its reason and an end, and an echo there came by discovery',
    async play({ world, start }) {
      const { comment } = await firstDiscovery(world);
      const reader = await world.member();
      const app = await start(paths.home, reader);
      await expectThere(app, 'home-discovery');
      await app.tap('home-discovery');
      await expectRoute(app, 'pkg-find/discovery');
      await expectText(app, `find-${comment.id}-text`, comment.text);
      await expectText(app, `find-${comment.id}-why`, say('discover.bridge'));
      await expectText(app, `find-${comment.id}-when`, say('comment.from', { place: placeOf(comment) }));
      await expectThere(app, 'discovery-order', 'discovery-end');
      const params = { spaceId: comment.spaceId, commentId: comment.id };
      const echoesByDiscovery = async (): Promise<number> => {
        const { from } = await world.guest().call(operations.getGrowth, { params });
        return from.find(({ provenance }) => provenance === 'discovery')?.echoes ?? 0;
      };
      const before = await echoesByDiscovery();
      await app.tap(`echo-${comment.id}`);
      await eventually('the echo on the server', async () => (await echoesByDiscovery()) === before + 1);
      await app.tap(`find-${comment.id}-open`);
      await expectRoute(app, 'pkg-thread/thread');
      await expectText(app, `comment-${comment.id}`, comment.text.slice(0, 10));
      await expectText(app, `comment-${comment.id}`, say('comment.from', { place: placeOf(comment) }));
    },
  },
  {
    name: 'who switches discovery off sees it nowhere until they switch it on again',
    async play({ world, start }) {
      await firstDiscovery(world);
      const app = await start(paths.discovery, await world.member());
      await expectThere(app, 'discovery-shown');
      await app.tap('discovery-shown');
      await expectThere(app, 'discovery-off');
      await app.open(paths.home);
      await expectThere(app, 'home-search');
      await expectGone(app, 'home-discovery');
      await app.open(paths.discovery);
      await expectThere(app, 'discovery-off-action');
      await app.tap('discovery-off-action');
      await expectThere(app, 'discovery-order');
    },
  },
];
