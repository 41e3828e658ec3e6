import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { MINI, OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

const DAY = 86_400_000;

interface Detail {
  errcode?: number;
  is_delay: boolean;
  list: {
    msgid: string;
    ref_date: string;
    publish_type: number;
    detail_list: { stat_date: string; comment_count: number }[];
  }[];
}

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const detail = (begin_date: string, end_date: string): Promise<Detail> =>
  emulator.call(OFFICIAL, '/datacube/getarticletotaldetail', { begin_date, end_date });

describe('figures of articles', () => {
  it('name an article that was published by hand only the day after, counted from 1', async () => {
    const articles = [{ title: '手动发布' }, { title: '同一期的第二篇' }];
    const made = await emulator.control<{ articles: { msgDataId: string; index: number }[] }>(
      'POST',
      '/articles',
      { articles },
    );
    const { msgDataId } = made.articles[0] ?? { msgDataId: '' };
    expect(made.articles.map(({ index }) => index)).toEqual([0, 1]);
    expect(await detail('2026-11-21', '2026-11-21')).toMatchObject({ errcode: 61500 });
    await emulator.clock.advance(DAY);
    const { list } = await detail('2026-11-21', '2026-11-21');
    const found = list.map(({ msgid }) => msgid);
    expect(found).toEqual(expect.arrayContaining([`${msgDataId}_1`, `${msgDataId}_2`]));
  });

  it('count the comments of each day', async () => {
    await emulator.control('POST', '/articles/2247490098_1/comments', {
      user: 'ayue',
      content: '今天补一句',
    });
    await emulator.clock.advance(DAY);
    const { list } = await detail('2026-11-20', '2026-11-21');
    const article = list.find(({ msgid }) => msgid === '2247490098_1');
    expect(article?.detail_list).toMatchObject([
      { stat_date: '2026-11-20', comment_count: 3 },
      { stat_date: '2026-11-21', comment_count: 1 },
    ]);
  });

  it('are delayed in the early morning', async () => {
    expect((await detail('2026-11-20', '2026-11-20')).is_delay).toBe(false);
    await emulator.clock.advance(14 * 3_600_000);
    expect((await detail('2026-11-20', '2026-11-20')).is_delay).toBe(true);
  });

  it('are given for at most 30 days, and for dates that exist', async () => {
    expect(await detail('2026-10-22', '2026-11-20')).toHaveProperty('list');
    expect(await detail('2026-10-21', '2026-11-20')).toMatchObject({ errcode: 61501 });
    expect(await detail('2026-11-31', '2026-11-20')).toMatchObject({ errcode: 61500 });
    expect(await detail('2026-11-20', '2026-11-19')).toMatchObject({ errcode: 61501 });
  });

  it('come by day in the other calls', async () => {
    const dates = { begin_date: '2026-11-20', end_date: '2026-11-20' };
    const ask = (name: string): Promise<unknown> => emulator.call(OFFICIAL, `/datacube/${name}`, dates);
    expect(await ask('getarticleread')).toMatchObject({
      list: [{ msgid: '2247490098_1', detail: { read_user: expect.any(Number) } }],
    });
    expect(await ask('getarticleshare')).toMatchObject({
      list: [{ detail: { share_user: expect.any(Number) } }],
    });
    expect(await ask('getbizsummary')).toMatchObject({
      list: [{ ref_date: '2026-11-20', detail: { comment_count: 3 } }],
    });
  });
});

describe('figures of the mini-program', () => {
  const ask = <T = unknown>(name: string, begin_date: string, end_date: string): Promise<T> =>
    emulator.call(MINI, `/datacube/getweanalysis${name}`, { begin_date, end_date });

  it('describe its visitors as a whole, over one, seven or thirty days', async () => {
    await emulator.control('POST', '/users/xiaolin/open', { scene: 1058 });
    await emulator.control('POST', '/users/xiaolin/open', { scene: 1001 });
    await emulator.control('POST', '/users/laozhou/open', { scene: 1008 });
    expect(await ask('appiduserportrait', '20261121', '20261121')).toMatchObject({ errcode: 61500 });
    await emulator.clock.advance(DAY);
    expect(await ask('appiduserportrait', '20261121', '20261121')).toMatchObject({
      ref_date: '20261121',
      visit_uv_new: {
        genders: [
          { name: '女', value: 1 },
          { name: '男', value: 1 },
        ],
      },
      visit_uv: {
        province: [
          { name: '浙江', value: 1 },
          { name: '江苏', value: 1 },
        ],
        ages: [{ name: '25-29岁', value: 1 }, {}],
      },
    });
    expect(await ask('appiduserportrait', '20261115', '20261121')).toMatchObject({
      ref_date: '20261115-20261121',
    });
    expect(await ask('appiduserportrait', '20261023', '20261121')).toHaveProperty('visit_uv');
    expect(await ask('appiduserportrait', '20261120', '20261121')).toMatchObject({ errcode: 61501 });
  });

  it('tell from where people came, of one day', async () => {
    await emulator.control('POST', '/users/xiaolin/open', { scene: 1058 });
    await emulator.control('POST', '/users/ayue/open', { scene: 1058 });
    await emulator.control('POST', '/users/laozhou/open', { scene: 1008 });
    await emulator.clock.advance(DAY);
    expect(await ask('appidvisitdistribution', '20261121', '20261121')).toMatchObject({
      list: [
        {
          index: 'access_source_session_cnt',
          item_list: [
            { key: 3, value: 1 },
            { key: 18, value: 2 },
          ],
        },
        {},
        {},
        {},
      ],
    });
    expect(await ask('appidvisitdistribution', '20261120', '20261121')).toMatchObject({ errcode: 61501 });
  });
});
