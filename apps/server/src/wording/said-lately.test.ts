import type { Pool } from '@huixiang/postgres';
import { printOf, readText, type Prints } from '@huixiang/text';
import { expect, test } from 'vitest';
import type { Bus, BusMessage } from '../live/bus.ts';
import { createSaidLately } from './said-lately.ts';

const post = { spaceId: 1, postId: 2 };

/** A store that answers when it is told to, with what was said by then, and a bus that tells what it is told to. */
function setUp() {
  const readings: { readonly found: object[]; readonly answer: () => void }[] = [];
  const said = new Map<number, string>();
  const query = () =>
    new Promise((resolve) => {
      const found = [...said].map(([id, text]) => ({
        comment_id: id,
        author_id: id,
        text,
        created_at: id,
        act_key: null,
      }));
      readings.push({ found, answer: () => resolve({ rows: found.toReversed() }) });
    });
  let hear: (message: BusMessage) => void = () => undefined;
  const bus = { subscribe: (listener: typeof hear) => void (hear = listener) } as unknown as Bus;
  const lately = createSaidLately({ pool: { query } as unknown as Pool, bus });
  return {
    lately,
    said,
    tell: (kind: 'comment' | 'changed', commentId: number) =>
      hear({ kind, ...post, commentId, rootId: null } as BusMessage),
    /** Asks, lets something happen while the store is reading, and answers until all is read. */
    async ask(meanwhile: () => void = () => undefined): Promise<number[]> {
      let prints: Prints | undefined;
      void lately.of(post, []).then((found) => (prints = found));
      await expect
        .poll(() => {
          const [reading, ...others] = readings.splice(0);
          if (reading !== undefined) meanwhile();
          meanwhile = () => undefined;
          for (const { answer } of [reading, ...others].filter((one) => one !== undefined)) answer();
          return prints !== undefined;
        })
        .toBe(true);
      return [...(prints ?? [])].map(({ id }) => id).toSorted((a, b) => a - b);
    },
  };
}

test('what was taken back while the post was read is not among what was said', async () => {
  const { ask, said, tell } = setUp();
  said.set(1, '外婆家门口那棵桂花树').set(2, '今年开得比往年都早一些');
  const takeBack = (): void => {
    said.delete(1);
    tell('changed', 1);
  };
  expect(await ask(takeBack)).toEqual([2]);
});

test('what another process heard while the post was read is among what was said', async () => {
  const { ask, said, tell } = setUp();
  said.set(1, '外婆家门口那棵桂花树');
  await ask();
  said.set(2, '今年开得比往年都早一些');
  tell('comment', 2);
  const another = (): void => {
    said.set(3, '楼下早点铺的豆浆还是那个味道');
    tell('comment', 3);
  };
  expect(await ask(another)).toEqual([1, 2, 3]);
});

test('what is about to be published is known, also when another comment has changed', async () => {
  const { ask, lately, said, tell } = setUp();
  said.set(1, '外婆家门口那棵桂花树');
  await ask();
  lately.add(post, printOf(readText('今年开得早'), { id: 2, authorId: 2, at: 2, actKey: null }, []));
  tell('changed', 1);
  expect(await ask()).toEqual([1, 2]);
});

test('what was edited is known by its new words', async () => {
  const { ask, lately, said, tell } = setUp();
  said.set(1, '外婆家门口那棵桂花树');
  await ask();
  said.set(1, '山上的柿子红透了');
  tell('changed', 1);
  await ask();
  const [print] = await lately.of(post, []);
  expect(print?.sketch).toEqual(
    printOf(readText('山上的柿子红透了'), { id: 1, authorId: 1, at: 1, actKey: null }, []).sketch,
  );
});

test('a post that nothing was told of is read once', async () => {
  const { ask, lately, said } = setUp();
  said.set(1, '外婆家门口那棵桂花树');
  await ask();
  expect([...(await lately.of(post, []))]).toHaveLength(1);
});

test('a storm of comments in another process keeps nobody waiting', async () => {
  let hear: (message: BusMessage) => void = () => undefined;
  let id = 0;
  const storm = createSaidLately({
    pool: {
      query: () => {
        hear({ kind: 'comment', ...post, commentId: (id += 1), rootId: null });
        return Promise.resolve({ rows: [] });
      },
    } as unknown as Pool,
    bus: { subscribe: (listener: typeof hear) => void (hear = listener) } as unknown as Bus,
  });
  expect([...(await storm.of(post, []))]).toEqual([]);
});
