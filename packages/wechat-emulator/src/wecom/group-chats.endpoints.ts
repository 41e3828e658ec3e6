import type { Answer, Endpoint } from '../http/endpoint.ts';
import { OK } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { openGidOf, type Group } from '../groups/groups.ts';
import { openIdOf } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { customerGroups, ownersOf } from './customer-groups.ts';

const UNFILTERED_MAX = 1000;
const LIMIT_MAX = 1000;
const PATH = '/cgi-bin/externalcontact';

/** Customer groups of a WeCom corporation: which there are, who is in one, and which a mini-program's group id means. */
export function groupChatEndpoints(world: World): Endpoint[] {
  const post = { method: 'POST' } as const;
  return [
    { ...post, access: 'corp', path: `${PATH}/groupchat/list`, handle: ({ body }) => list(world, body) },
    { ...post, access: 'corp', path: `${PATH}/groupchat/get`, handle: ({ body }) => get(world, body) },
    {
      ...post,
      access: 'corp',
      path: `${PATH}/opengid_to_chatid`,
      handle: ({ body }) => toChatId(world, body),
    },
  ];
}

function list(world: World, body: Fields): Answer {
  const owners = ownersOf(body);
  const groups = customerGroups(world, owners);
  if (owners.length === 0 && groups.length > UNFILTERED_MAX) {
    throw new WechatFailure(81017, 'too many group chats, owner_filter required');
  }
  const limit = body.integer('limit');
  if (limit < 1 || limit > LIMIT_MAX) throw new WechatFailure(40058, 'invalid limit');
  const start = Number(body.textOr('cursor', '0'));
  const page = groups.slice(start, start + limit);
  const next = start + limit < groups.length ? { next_cursor: String(start + limit) } : {};
  return { ...OK, group_chat_list: page.map(({ chatId }) => ({ chat_id: chatId, status: 0 })), ...next };
}

function get(world: World, body: Fields): Answer {
  const group = customerGroups(world, []).find(({ chatId }) => chatId === body.textOr('chat_id', ''));
  if (!group) throw new WechatFailure(49008, 'chat_id not exist');
  const withNames = body.integerOr('need_name', 0) === 1;
  const chat = {
    chat_id: group.chatId,
    name: group.name,
    owner: group.owner,
    create_time: Math.floor(group.createdAt / 1000),
    notice: '',
    member_list: [staffMember(group), ...customers(world, group, withNames)],
    admin_list: [{ userid: group.owner }],
    member_version: `v${group.members.size}`,
  };
  return { ...OK, group_chat: chat };
}

function staffMember({ owner, createdAt }: Group) {
  return {
    userid: owner,
    type: 1,
    join_time: Math.floor(createdAt / 1000),
    join_scene: 1,
    group_nickname: '',
  };
}

function customers(world: World, group: Group, withNames: boolean) {
  return [...group.members].flatMap(([id, joinedAt]) => {
    const user = world.users.byId.get(id);
    if (!user) return [];
    const userid = `wm${openIdOf(world.users, 'wecom', id)}`;
    const name = withNames ? { name: user.nickname } : {};
    const common = {
      type: 2,
      join_time: Math.floor(joinedAt / 1000),
      join_scene: 3,
      invitor: { userid: group.owner },
    };
    return [{ userid, unionid: user.unionId, ...common, group_nickname: '', ...name }];
  });
}

function toChatId(world: World, body: Fields): Answer {
  const openGid = body.textOr('opengid', '');
  const group = customerGroups(world, []).find(({ id }) =>
    world.accounts.list.some(({ appId }) => openGidOf(world.groups, appId, id) === openGid),
  );
  if (!group) throw new WechatFailure(40097, 'invalid opengid');
  return { ...OK, chat_id: group.chatId };
}
