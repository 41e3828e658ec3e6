import { accountOf } from '../accounts/account-of.ts';
import type { Account } from '../accounts/accounts.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { userOf } from '../users/user-of.ts';
import { openIdOf, personKey, type User } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { openWindow, type WindowKind } from './windows.ts';

const ACTS = ['message', 'enter', 'menu', 'scan'] as const;

const EVENTS: Readonly<Record<Exclude<(typeof ACTS)[number], 'message'>, string>> = {
  enter: 'user_enter_tempsession',
  menu: 'CLICK',
  scan: 'SCAN',
};

/** The person turns to the account: writes, opens the service chat, taps a menu or scans a code. */
export function approach(
  world: World,
  account: Account,
  user: User,
  act: (typeof ACTS)[number],
  text: string,
): void {
  const kind: WindowKind = act;
  openWindow(world.customer, personKey(account.appId, user.id), kind, world.clock.now());
  const openId = openIdOf(world.users, account.appId, user.id);
  if (act !== 'message') {
    world.emit(account, openId, { MsgType: 'event', Event: EVENTS[act], EventKey: text });
    return;
  }
  const messageId = String(7_000_000_000_000_000 + world.pushes.log.length);
  world.emit(account, openId, { MsgType: 'text', Content: text }, { messageId });
}

export function customerControls(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/customer',
      handle: ({ body }) => {
        const act = body.choice('act', ACTS);
        approach(world, accountOf(world, body, 'mini'), userOf(world, body), act, body.textOr('text', ''));
        return {};
      },
    },
  ];
}
