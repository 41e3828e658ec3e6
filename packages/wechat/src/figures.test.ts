import { expect, test } from 'vitest';

import {
  getAccountSummary,
  getArticleReads,
  getArticleShares,
  getAudiencePortrait,
  getPublishedArticleTotals,
  getVisitDistribution,
} from './index.ts';
import { runWireCase, type WireCase } from './testing/wire-case.ts';

const article = { msgDataId: '2247490098', index: 1 };
const range = { from: '2026-11-01', to: '2026-11-20' };
const rangeBody = { begin_date: '2026-11-01', end_date: '2026-11-20' };
const dayBody = { begin_date: '2026-11-02', end_date: '2026-11-02' };
const noFigures = {
  readers: undefined,
  readersBySource: [],
  sharers: undefined,
  hearts: undefined,
  thumbs: undefined,
  comments: undefined,
  collectors: undefined,
};

const figureCases: Record<string, WireCase> = {
  'totals of articles': {
    call: (client) => getPublishedArticleTotals(client, range),
    request: { path: '/datacube/getarticletotaldetail', body: rangeBody },
    reply: {
      list: [
        {
          ref_date: '2026-11-01',
          msgid: '2247490098_2',
          publish_type: 0,
          detail_list: [
            {
              stat_date: '2026-11-02',
              read_user: 4123,
              read_user_source: [
                { user_count: 4123, scene_desc: '全部' },
                { user_count: 7, scene_desc: '朋友圈' },
              ],
              share_user: 3,
              zaikan_user: 2,
              like_user: 5,
              comment_count: 11,
              collection_user: 1,
              read_finish_rate: 0.666666686535,
            },
          ],
        },
        { ref_date: '2026-11-01', msgid: 'odd', publish_type: 2, detail_list: [] },
      ],
      is_delay: false,
    },
    result: {
      delayed: false,
      entries: [
        {
          msgid: '2247490098_2',
          article,
          publishedOn: '2026-11-01',
          notified: true,
          days: [
            {
              date: '2026-11-02',
              readers: 4123,
              readersBySource: [{ source: '朋友圈', readers: 7 }],
              sharers: 3,
              hearts: 2,
              thumbs: 5,
              comments: 11,
              collectors: 1,
            },
          ],
        },
        { msgid: 'odd', article: undefined, publishedOn: '2026-11-01', notified: undefined, days: [] },
      ],
    },
  },
  'reads of articles': {
    call: (client) => getArticleReads(client, '2026-11-02'),
    request: { path: '/datacube/getarticleread', body: dayBody },
    reply: {
      list: [{ ref_date: '2026-11-02', msgid: '2247490098_2', detail: { read_user: 9 } }],
      is_delay: true,
    },
    result: {
      delayed: true,
      entries: [{ ...noFigures, date: '2026-11-02', msgid: '2247490098_2', article, readers: 9 }],
    },
  },
  'shares of articles': {
    call: (client) => getArticleShares(client, '2026-11-02'),
    request: { path: '/datacube/getarticleshare', body: dayBody },
    reply: { list: [] },
    result: { delayed: false, entries: [] },
  },
  'figures of the account': {
    call: (client) => getAccountSummary(client, range),
    request: { path: '/datacube/getbizsummary', body: rangeBody },
    reply: { list: [{ ref_date: '2026-11-02', detail: { read_user: 9, comment_count: '4' } }] },
    result: {
      delayed: false,
      entries: [
        { ...noFigures, date: '2026-11-02', msgid: undefined, article: undefined, readers: 9, comments: 4 },
      ],
    },
  },
  'a portrait': {
    call: (client) => getAudiencePortrait(client, { to: '2026-03-01', days: 7 }),
    request: {
      path: '/datacube/getweanalysisappiduserportrait',
      body: { begin_date: '20260223', end_date: '20260301' },
    },
    reply: {
      ref_date: '20260223-20260301',
      visit_uv: {
        ages: [{ id: 1, name: '18-24岁', value: 30 }],
        genders: [{ id: 1, name: '男', access_source_visit_uv: 12 }],
      },
    },
    result: {
      newcomers: { provinces: [], cities: [], genders: [], platforms: [], devices: [], ages: [] },
      all: {
        provinces: [],
        cities: [],
        genders: [{ name: '男', visitors: 12 }],
        platforms: [],
        devices: [],
        ages: [{ name: '18-24岁', visitors: 30 }],
      },
    },
  },
  'a distribution': {
    call: (client) => getVisitDistribution(client, '2026-11-20'),
    request: {
      path: '/datacube/getweanalysisappidvisitdistribution',
      body: { begin_date: '20261120', end_date: '20261120' },
    },
    reply: {
      ref_date: '20261120',
      list: [
        { index: 'access_source_session_cnt', item_list: [{ key: 18, value: 5 }] },
        { index: 'access_source_visit_uv', item_list: [{ key: 18, value: 4 }] },
        { index: 'access_depth_info', item_list: [{ key: 1, value: 3 }] },
      ],
    },
    result: {
      sources: [{ key: 18, count: 5, visitors: 4 }],
      stays: [],
      depths: [{ key: 1, count: 3 }],
    },
  },
};

test.each(Object.entries(figureCases))('%s: goes over the wire as WeChat wants it', async (_name, one) => {
  const { request, result } = await runWireCase(one);
  const { path, body } = one.request;
  expect(request).toMatchObject({ method: 'POST', path, query: { access_token: 'T1' } });
  expect(request?.body).toEqual(body);
  expect(result).toEqual(one.result);
});
