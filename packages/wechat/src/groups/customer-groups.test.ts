import { afterEach, expect, test } from 'vitest';

import { createWecomClient } from '../client/wecom-client.ts';
import { startResponder, type Reply, type Responder, type SeenRequest } from '../testing/responder.ts';
import { getCustomerGroupFiguresByDay, getCustomerGroupFiguresByOwner } from './customer-group-statistics.ts';
import { findCustomerGroup, getCustomerGroup, listCustomerGroups } from './customer-groups.ts';

const open: Responder[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.stop()));
});

async function start(reply: (request: SeenRequest) => Reply) {
  let tokens = 0;
  const wecom = await startResponder((request) => {
    if (request.path !== '/cgi-bin/gettoken') return reply(request);
    tokens += 1;
    return { errcode: 0, access_token: `W${tokens}`, expires_in: 7200 };
  });
  open.push(wecom);
  const client = createWecomClient({
    corpId: 'corp',
    secret: 's',
    baseUrl: wecom.url,
    now: () => 1_780_000_000_000,
    random: () => 0,
  });
  return { client, wecom };
}

test('the token of a company is asked for once and renewed when it is refused', async () => {
  const { client, wecom } = await start(({ query }) =>
    query['access_token'] === 'W1' ? { errcode: 42001, errmsg: 'expired' } : { errcode: 0, chat_id: 'c1' },
  );
  expect(await Promise.all([findCustomerGroup(client, 'G'), findCustomerGroup(client, 'G')])).toEqual([
    'c1',
    'c1',
  ]);
  const asked = wecom.to('/cgi-bin/gettoken');
  expect(asked).toHaveLength(2);
  expect(asked[0]).toMatchObject({ method: 'GET', query: { corpid: 'corp', corpsecret: 's' } });
  expect(wecom.to('/cgi-bin/externalcontact/opengid_to_chatid')[0]?.body).toEqual({ opengid: 'G' });
});

test('groups are listed by owner, page by page', async () => {
  const { client, wecom } = await start(() => ({
    errcode: 0,
    group_chat_list: [{ chat_id: 'c1', status: 0 }],
    next_cursor: 'n',
  }));
  expect(await listCustomerGroups(client, { ownerIds: ['u1'], limit: 10 })).toEqual({
    chatIds: ['c1'],
    nextCursor: 'n',
  });
  expect(wecom.to('/cgi-bin/externalcontact/groupchat/list')[0]?.body).toEqual({
    status_filter: 0,
    owner_filter: { userid_list: ['u1'] },
    cursor: '',
    limit: 10,
  });
});

test('too many groups without an owner is an error that says so', async () => {
  const { client } = await start(() => ({ errcode: 81017, errmsg: 'too many' }));
  await expect(listCustomerGroups(client)).rejects.toMatchObject({ code: 81017, kind: 'arguments' });
});

test('a group has its members, staff and customers', async () => {
  const { client } = await start(() => ({
    errcode: 0,
    group_chat: {
      chat_id: 'c1',
      name: '',
      owner: 'u1',
      create_time: 5,
      member_list: [
        { userid: 'u1', type: 1, join_time: 5, join_scene: 1 },
        {
          userid: 'x1',
          type: 2,
          unionid: 'un1',
          join_time: 6,
          join_scene: 3,
          group_nickname: '小王',
          invitor: { userid: 'u1' },
        },
      ],
      admin_list: [{ userid: 'u1' }],
      member_version: 'v1',
    },
  }));
  expect(await getCustomerGroup(client, { chatId: 'c1', withNames: true })).toMatchObject({
    chatId: 'c1',
    name: undefined,
    ownerId: 'u1',
    adminIds: ['u1'],
    memberVersion: 'v1',
    members: [
      { userId: 'u1', staff: true, joinedBy: 'invitation', unionId: undefined },
      { userId: 'x1', staff: false, joinedBy: 'code', unionId: 'un1', name: '小王', invitedBy: 'u1' },
    ],
  });
});

const days = { from: 1_779_900_000, to: 1_780_000_000, ownerIds: ['u1', 'u2'] };

test('figures by owner are read to the last page', async () => {
  const { client } = await start(({ body }) => {
    const owner = body['offset'] === 0 ? 'u1' : 'u2';
    return {
      errcode: 0,
      total: 2,
      next_offset: Number(body['offset']) + 1,
      items: [{ owner, data: { msg_total: 9 } }],
    };
  });
  const figures = await getCustomerGroupFiguresByOwner(client, days);
  expect([...figures].map(([owner, { messages, members }]) => [owner, messages, members])).toEqual([
    ['u1', 9, 0],
    ['u2', 9, 0],
  ]);
});

test('figures by day are read in one call', async () => {
  const { client, wecom } = await start(() => ({
    errcode: 0,
    items: [{ stat_time: 1_779_900_000, data: { chat_total: 2, member_has_msg: 3 } }],
  }));
  expect(await getCustomerGroupFiguresByDay(client, days)).toMatchObject([
    { day: 1_779_900_000, groups: 2, membersWithMessages: 3 },
  ]);
  expect(wecom.to('/cgi-bin/externalcontact/groupchat/statistic_group_by_day')[0]?.body).toEqual({
    day_begin_time: 1_779_900_000,
    day_end_time: 1_780_000_000,
    owner_filter: { userid_list: ['u1', 'u2'] },
  });
});
