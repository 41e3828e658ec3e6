import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { ControlFailure, WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { userOf } from '../users/user-of.ts';
import type { World } from '../world/world.ts';
import { addGroup } from './add-group.ts';
import { enterFromGroup } from './enter-group.ts';
import type { ChatType, Group } from './groups.ts';

export function groupOf(world: World, fields: Fields): Group {
  const id = fields.text('group');
  const group = world.groups.list.find((one) => one.id === id);
  if (!group) throw new ControlFailure(404, `there is no group ${id}`);
  return group;
}

export function describeGroup({ members, messages, ...group }: Group): Record<string, unknown> {
  return { ...group, members: [...members.keys()], messages: messages.length };
}

/** Chats, who is in them, and coming into the mini-program from one. */
export function groupControls(world: World): ControlRoute[] {
  return [
    { method: 'GET', path: '/groups', handle: () => ({ groups: world.groups.list.map(describeGroup) }) },
    {
      method: 'POST',
      path: '/groups',
      handle: ({ body }) => {
        const chatType = body.integerOr('chatType', 3);
        if (!isChatType(chatType)) throw new ControlFailure(400, 'chatType is 1 to 4');
        const id = body.text('id');
        if (world.groups.list.some((one) => one.id === id))
          throw new ControlFailure(409, `there is already a group ${id}`);
        const owner = body.textOr('owner', 'staff1');
        const group = addGroup(world, {
          id,
          name: body.textOr('name', id),
          chatType,
          owner,
          members: body.texts('members'),
        });
        return { group: describeGroup(group) };
      },
    },
    {
      method: 'POST',
      path: '/groups/:group/join',
      handle: ({ params, body }) => {
        const group = groupOf(world, params);
        group.members.set(userOf(world, body).id, world.clock.now());
        return { group: describeGroup(group) };
      },
    },
    {
      method: 'POST',
      path: '/groups/:group/leave',
      handle: ({ params, body }) => {
        const group = groupOf(world, params);
        group.members.delete(userOf(world, body).id);
        return { group: describeGroup(group) };
      },
    },
    {
      method: 'POST',
      path: '/groups/:group/messages',
      handle: ({ params, body }) => {
        const group = groupOf(world, params);
        const user = userOf(world, body);
        if (!group.members.has(user.id)) throw new ControlFailure(409, `${user.id} is not in the group`);
        group.messages.push({ userId: user.id, at: world.clock.now() });
        return { group: describeGroup(group) };
      },
    },
    {
      method: 'POST',
      path: '/groups/:group/enter',
      handle: ({ params, body }) => enter(world, params, body),
    },
  ];
}

/** As the client library answers: the sealed data, or `errcode` and `errMsg` with status 200. */
function enter(world: World, params: Fields, body: Fields): unknown {
  const account = accountOf(world, body, 'mini');
  const scene = body.integerOr('scene', 1008);
  try {
    return { scene, ...enterFromGroup(world, account, userOf(world, body), groupOf(world, params), scene) };
  } catch (error) {
    if (!(error instanceof WechatFailure)) throw error;
    return { errcode: error.code, errMsg: `getGroupEnterInfo:fail ${error.message}` };
  }
}

function isChatType(value: number): value is ChatType {
  return [1, 2, 3, 4].includes(value);
}
