import { decryptOpenData, readGroupEntry } from '@huixiang/wechat';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CORP, MINI, startTestEmulator, type TestEmulator } from '../testing/test-emulator.ts';

interface Sealed {
  encryptedData: string;
  iv: string;
}

let emulator: TestEmulator;
beforeEach(async () => {
  emulator = await startTestEmulator();
});
afterEach(() => emulator.close());

const enter = (group: string, user: string, scene = 1008): Promise<Sealed> =>
  emulator.control('POST', `/groups/${group}/enter`, { user, scene });
const open = async (group: string, user: string) => {
  const { session_key: sessionKey } = await emulator.login(user);
  const opened = decryptOpenData(await enter(group, user), { sessionKey, appId: MINI.appId });
  return opened.ok ? readGroupEntry(opened.data) : undefined;
};

describe('coming from a group', () => {
  it('gives the group one name for all and each person a name that is theirs only there', async () => {
    const lin = await open('reading', 'xiaolin');
    const yue = await open('reading', 'ayue');
    const elsewhere = await open('customers', 'xiaolin');
    expect(lin).toMatchObject({ chatType: 'group', openGroupId: expect.stringMatching(/^tG/) });
    expect(yue?.openGroupId).toBe(lin?.openGroupId);
    expect(yue?.groupOpenId).not.toBe(lin?.groupOpenId);
    expect(elsewhere?.groupOpenId).not.toBe(lin?.groupOpenId);
    expect(elsewhere?.chatType).toBe('wecom-group');
  });

  it('names the room instead when it is a chat of two', async () => {
    await emulator.control('POST', '/groups', { id: 'two', chatType: 1, members: ['xiaolin', 'ayue'] });
    expect(await open('two', 'xiaolin')).toMatchObject({
      chatType: 'contact',
      openGroupId: undefined,
      openRoomId: expect.any(String),
    });
  });

  it('is refused in other scenes (40097), without login (40097), and after leaving (65206)', async () => {
    expect(await enter('reading', 'xiaolin')).toMatchObject({ errcode: 40097 });
    await emulator.login('xiaolin');
    expect(await enter('reading', 'xiaolin', 1001)).toMatchObject({ errcode: 40097 });
    await emulator.control('POST', '/groups/reading/leave', { user: 'xiaolin' });
    expect(await enter('reading', 'xiaolin')).toMatchObject({ errcode: 65206 });
    await emulator.control('POST', '/groups/reading/join', { user: 'xiaolin' });
    expect(await enter('reading', 'xiaolin')).toHaveProperty('encryptedData');
  });
});

describe('cards in chats', () => {
  const send = (
    activity_id: string,
    target_state: number,
    change: Record<string, unknown> = {},
  ): Promise<unknown> =>
    emulator.call(MINI, '/cgi-bin/message/wxopen/chattoolmsg/send', {
      activity_id,
      target_state,
      template_id: 'T',
      version_type: 0,
      participator_info_list: [{ group_openid: 'oG1', state: 1 }],
      ...change,
    });
  const create = (): Promise<{ activity_id: string; expiration_time: number }> =>
    emulator.call(MINI, '/cgi-bin/message/wxopen/activityid/create');

  it('go forward only, and whoever took part stays', async () => {
    const { activity_id } = await create();
    expect(await send(activity_id, 1)).toMatchObject({ errcode: 0 });
    expect(
      await send(activity_id, 2, { participator_info_list: [{ group_openid: 'oG2', state: 1 }] }),
    ).toMatchObject({ errcode: 0 });
    expect(await send(activity_id, 1)).toMatchObject({ errcode: 47502 });
    await emulator.control('POST', '/cards/share', {
      activity: activity_id,
      group: 'reading',
      page: 'pages/home/index',
    });
    expect(await emulator.control('GET', '/cards')).toMatchObject({
      cards: [{ state: 2, participants: ['oG1', 'oG2'], sharedTo: [{ groupId: 'reading' }] }],
    });
  });

  it('live a day and refuse what is wrong', async () => {
    const { activity_id, expiration_time } = await create();
    expect(expiration_time * 1000 - emulator.clock.now()).toBe(86_400_000);
    expect(await send('x', 1)).toMatchObject({ errcode: 47501 });
    expect(await send(activity_id, 4)).toMatchObject({ errcode: 47502 });
    expect(await send(activity_id, 1, { version_type: 9 })).toMatchObject({ errcode: 47503 });
    await emulator.clock.advance(86_400_000);
    expect(await send(activity_id, 1)).toMatchObject({ errcode: 47504 });
  });

  it('outside the chat tool are open or started', async () => {
    const { activity_id } = await create();
    const body = {
      activity_id,
      target_state: 0,
      template_info: { parameter_list: [{ name: 'member_count', value: '2' }] },
    };
    const path = '/cgi-bin/message/wxopen/updatablemsg/send';
    expect(await emulator.call(MINI, path, body)).toMatchObject({ errcode: 0 });
    expect(await emulator.call(MINI, path, { ...body, target_state: 1 })).toMatchObject({ errcode: 0 });
    expect(await emulator.call(MINI, path, body)).toMatchObject({ errcode: 47502 });
  });
});

describe('customer groups of WeCom', () => {
  const call = <T = unknown>(path: string, body: unknown): Promise<T> =>
    emulator.call(CORP, `/cgi-bin/externalcontact/${path}`, body);

  it('are listed in pages, described with their members, and found by the name the mini-program knows', async () => {
    for (const id of ['a', 'b'])
      await emulator.control('POST', '/groups', { id, chatType: 4, members: ['ayue'] });
    const first = await call<{ group_chat_list: { chat_id: string }[]; next_cursor: string }>(
      'groupchat/list',
      { limit: 2 },
    );
    expect(first.group_chat_list).toHaveLength(2);
    const rest = await call<object>('groupchat/list', { limit: 2, cursor: first.next_cursor });
    expect(rest).toMatchObject({ group_chat_list: [{}] });
    expect(rest).not.toHaveProperty('next_cursor');
    const entry = await open('customers', 'xiaolin');
    const { chat_id } = await call<{ chat_id: string }>('opengid_to_chatid', { opengid: entry?.openGroupId });
    expect(chat_id).toBe(first.group_chat_list[0]?.chat_id);
    const { unionid } = await emulator.login('xiaolin');
    expect(await call('groupchat/get', { chat_id, need_name: 1 })).toMatchObject({
      group_chat: {
        name: '书店老朋友',
        member_list: [{ type: 1 }, { type: 2, unionid, name: '小林' }, { type: 2 }],
      },
    });
    expect(await call('groupchat/get', { chat_id: 'x' })).toMatchObject({ errcode: 49008 });
    const own = await open('reading', 'xiaolin');
    expect(await call('opengid_to_chatid', { opengid: own?.openGroupId })).toMatchObject({ errcode: 40097 });
  });

  it('have figures by owner and by day, never by group', async () => {
    await emulator.control('POST', '/groups/customers/messages', { user: 'xiaolin' });
    await emulator.control('POST', '/groups/customers/messages', { user: 'xiaolin' });
    const day_begin_time = emulator.clock.now() / 1000;
    const figures = {
      msg_total: 2,
      member_has_msg: 1,
      chat_has_msg: 1,
      chat_total: 1,
      member_total: 2,
      new_member_cnt: 2,
    };
    expect(await call('groupchat/statistic', { day_begin_time })).toMatchObject({
      items: [{ owner: 'staff1', data: figures }],
    });
    const before = day_begin_time - 86_400;
    const days = { day_begin_time: before, day_end_time: day_begin_time };
    expect(await call('groupchat/statistic_group_by_day', days)).toMatchObject({
      items: [{ data: { msg_total: 0 } }, { data: figures }],
    });
    expect(await call('groupchat/statistic', { day_begin_time: day_begin_time - 61 * 86_400 })).toMatchObject(
      { errcode: 40058 },
    );
  });

  it('must be asked for by owner when there are more than a thousand', async () => {
    await emulator.close();
    const groups = Array.from({ length: 1001 }, (_none, number) => {
      const id = `g${number}`;
      return { id, name: id, chatType: 4, owner: `staff${number % 2}` } as const;
    });
    emulator = await startTestEmulator({ seed: { groups } });
    expect(await call('groupchat/list', { limit: 10 })).toMatchObject({ errcode: 81017 });
    expect(
      await call('groupchat/list', { limit: 10, owner_filter: { userid_list: ['staff0'] } }),
    ).toMatchObject({ errcode: 0 });
  });
});
