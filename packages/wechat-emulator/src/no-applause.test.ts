import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { allControls } from './controls.ts';
import { allEndpoints } from './endpoints.ts';
import { defaultSeed } from './seed/default-seed.ts';
import { CORP, MINI, OFFICIAL, startTestEmulator, type TestEmulator } from './testing/test-emulator.ts';
import { createWorld } from './world/create-world.ts';

const APPLAUSE = /(^|[^a-z])(un)?(like|vote|thumb|praise|heart|zan|upvote|favou?r|zaikan)/i;

const world = createWorld({
  now: () => 0,
  random: () => 0.5,
  newId: () => 'id',
  seed: defaultSeed,
  pushUrlOf: () => undefined,
  quotaScale: 1,
  pushTimeoutMs: 1000,
  receiverNow: undefined,
});

let emulator: TestEmulator;
beforeAll(async () => {
  emulator = await startTestEmulator();
});
afterAll(() => emulator.close());

describe('approval of native content', () => {
  it('has no call, neither among those of WeChat nor among those of the emulator', () => {
    const paths = [...allEndpoints(world), ...allControls(world)].map(({ path }) => path);
    expect(paths.length).toBeGreaterThan(90);
    expect(paths.filter((path) => APPLAUSE.test(path))).toEqual([]);
  });

  it.each(['like', 'likeadd', 'unlike', 'vote', 'praise', 'thumbup', 'zan'])(
    'has no /cgi-bin/comment/%s, because WeChat has none',
    async (name) => {
      const body = { msg_data_id: 2247490098, index: 0, user_comment_id: 1 };
      for (const account of [MINI, OFFICIAL, CORP]) {
        expect(await emulator.call(account, `/cgi-bin/comment/${name}`, body)).toMatchObject({
          errcode: 40066,
        });
      }
      await expect(emulator.control('POST', `/articles/2247490098_1/comments/1/${name}`, {})).rejects.toThrow(
        '404',
      );
    },
  );

  it('cannot be seeded: neither comments nor articles take a count of it', async () => {
    const wanted = { user: 'ayue', content: '你好', like_count: 99, likes: 99 };
    const { comment } = await emulator.control<{ comment: object }>(
      'POST',
      '/articles/2247490098_1/comments',
      wanted,
    );
    expect(Object.keys(comment).filter((name) => APPLAUSE.test(name))).toEqual([]);
    const articles = [{ title: '新的一篇', like_user: 99 }];
    const made = await emulator.control<{ articles: object[] }>('POST', '/articles', { articles });
    expect(Object.keys(made.articles[0] ?? {}).filter((name) => APPLAUSE.test(name))).toEqual([]);
  });
});
