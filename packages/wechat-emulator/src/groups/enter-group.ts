import { encryptOpenData, type SealedOpenData } from '@huixiang/wechat';

import type { Account } from '../accounts/accounts.ts';
import { WechatFailure } from '../http/failure.ts';
import { randomBytes } from '../random/random.ts';
import { personKey, visit, type User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { groupOpenIdOf, openGidOf, type Group } from './groups.ts';

/** Scenes in which WeChat knows the group somebody comes from. */
const GROUP_SCENES = new Set([1007, 1008, 1044, 1158, 1160, 1185, 1173, 1208]);

/**
 * What `wx.getGroupEnterInfo` gives a page that was opened from a chat, encrypted with the person's session key.
 * Throws 40097 when the scene is none of a chat or the person never logged in, 65206 when they left the group.
 */
export function enterFromGroup(
  world: World,
  account: Account,
  user: User,
  group: Group,
  scene: number,
): SealedOpenData {
  if (!GROUP_SCENES.has(scene)) throw new WechatFailure(40097, 'invalid args: scene');
  if (!group.members.has(user.id)) throw new WechatFailure(65206, 'user not in group');
  const { appId } = account;
  const sessionKey = world.users.sessionKeys.get(personKey(appId, user.id));
  if (sessionKey === undefined) throw new WechatFailure(40097, 'invalid args: no session');
  visit(world.users, appId, user.id, world.clock.now(), scene);
  const gid = openGidOf(world.groups, appId, group.id);
  const room = group.chatType >= 3 ? { opengid: gid } : { open_single_roomid: gid };
  const person = { group_openid: groupOpenIdOf(world.groups, appId, group.id, user.id) };
  const watermark = { timestamp: world.clock.seconds(), appid: appId };
  const iv = randomBytes(world.random, 16);
  return encryptOpenData({ ...room, ...person, chat_type: group.chatType }, { sessionKey, iv, watermark });
}
