import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { OFFICIAL, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const call = <T = { errcode: number }>(path: string, body?: unknown): Promise<T> =>
  emulator.call(OFFICIAL, `/cgi-bin/${path}`, body);
const addDraft = async (): Promise<string> => {
  const articles = [
    { title: '第一篇', content: '<p>一</p>', need_open_comment: 1 },
    { title: '第二篇', content: '<p>二</p>', need_open_comment: 0 },
  ];
  return (await call<{ media_id: string }>('draft/add', { articles })).media_id;
};
const submit = async (): Promise<{ publish_id: string; msg_data_id: number }> =>
  call('freepublish/submit', { media_id: await addDraft() });

describe('drafts', () => {
  it('are kept, changed, counted, listed and deleted', async () => {
    const media_id = await addDraft();
    const changed = { media_id, index: 1, articles: { title: '改过', content: '<p>改</p>' } };
    expect(await call('draft/update', changed)).toMatchObject({ errcode: 0 });
    expect(await call('draft/get', { media_id })).toMatchObject({
      news_item: [{ title: '第一篇' }, { title: '改过' }],
    });
    expect(await call('draft/count')).toEqual({ total_count: 1 });
    expect(await call('draft/batchget', { offset: 0, count: 20, no_content: 1 })).toMatchObject({
      total_count: 1,
      item_count: 1,
      item: [{ media_id, content: { news_item: [{ title: '第一篇', content: '' }, {}] } }],
    });
    expect(await call('draft/delete', { media_id })).toMatchObject({ errcode: 0 });
    expect(await call('draft/get', { media_id })).toMatchObject({ errcode: 40007 });
    expect(await call('draft/batchget', { offset: 0, count: 21 })).toMatchObject({ errcode: 40097 });
  });
});

describe('publishing', () => {
  it('gives both ids at once, comes out later, and says so in an event', async () => {
    const { publish_id, msg_data_id } = await submit();
    expect(await call('freepublish/get', { publish_id })).toMatchObject({ publish_id, publish_status: 1 });
    const comments = { msg_data_id, index: 0, begin: 0, count: 1 };
    expect(await call('comment/list', comments)).toMatchObject({ errcode: 88001 });
    await emulator.clock.advance(3000);
    expect(await call('freepublish/get', { publish_id })).toMatchObject({
      publish_status: 0,
      article_id: expect.any(String),
      article_detail: {
        count: 2,
        item: [{ idx: 1, article_url: expect.stringMatching(/^https:/) }, { idx: 2 }],
      },
      fail_idx: [],
    });
    expect(await call('comment/list', comments)).toMatchObject({ errcode: 0, total: 0 });
    const { pushes } = await emulator.control<{ pushes: unknown[] }>('GET', '/pushes?name=PUBLISHJOBFINISH');
    expect(pushes).toMatchObject([{ record: { PublishEventInfo: { publish_id, publish_status: 0 } } }]);
  });

  it('opens comments only where the draft says so', async () => {
    const { msg_data_id } = await submit();
    await emulator.clock.advance(3000);
    await emulator.control('POST', `/articles/${msg_data_id}_1/comments`, { user: 'ayue', content: '第一' });
    const second = emulator.control('POST', `/articles/${msg_data_id}_2/comments`, {
      user: 'ayue',
      content: '第二',
    });
    await expect(second).rejects.toThrow('409');
  });

  it.each([2, 3, 4, 5, 6])('ends in status %i when ordered so, and nothing comes out', async (status) => {
    await emulator.control('PUT', '/publishing', { nextResults: [status] });
    const { publish_id, msg_data_id } = await submit();
    await emulator.clock.advance(3000);
    expect(await call('freepublish/get', { publish_id })).toMatchObject({
      publish_status: status,
      fail_idx: [1],
    });
    const comments = { msg_data_id, index: 0, begin: 0, count: 1 };
    expect(await call('comment/list', comments)).toMatchObject({ errcode: 88001 });
  });

  it('lists, gives and deletes what is out', async () => {
    const { publish_id } = await submit();
    await emulator.clock.advance(3000);
    const { article_id } = await call<{ article_id: string }>('freepublish/get', { publish_id });
    expect(await call('freepublish/batchget', { offset: 0, count: 20 })).toMatchObject({
      total_count: 1,
      item: [{ article_id }],
    });
    expect(await call('freepublish/delete', { article_id, index: 1 })).toMatchObject({ errcode: 0 });
    expect(await call('freepublish/getarticle', { article_id })).toMatchObject({
      news_item: [{ title: '第二篇' }],
    });
    expect(await call('freepublish/delete', { article_id })).toMatchObject({ errcode: 0 });
    expect(await call('freepublish/getarticle', { article_id })).toMatchObject({ errcode: 53600 });
  });

  it('to all followers gives a msg_data_id too', async () => {
    const media_id = await addDraft();
    const sent = await call<{ msg_data_id: number }>('message/mass/sendall', {
      mpnews: { media_id },
      msgtype: 'mpnews',
    });
    expect(
      await call('comment/list', { msg_data_id: sent.msg_data_id, index: 1, begin: 0, count: 1 }),
    ).toMatchObject({ errcode: 0 });
    const { pushes } = await emulator.control<{ pushes: unknown[] }>('GET', '/pushes?name=MASSSENDJOBFINISH');
    expect(pushes).toHaveLength(1);
  });
});
