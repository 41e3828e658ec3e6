import type { Account } from '../accounts/accounts.ts';
import { accountOf } from '../accounts/account-of.ts';
import type { ControlRoute } from '../http/control-route.ts';
import { OK, type Endpoint } from '../http/endpoint.ts';
import { ControlFailure, WechatFailure } from '../http/failure.ts';
import { issueCode, useCode } from '../login/codes.ts';
import { userOf } from '../users/user-of.ts';
import type { User } from '../users/users.ts';
import type { World } from '../world/world.ts';

/** What the button `getPhoneNumber` gives the page: a code, or errno 1400001 when the account has no credit left. */
export function allowPhone(
  world: World,
  account: Account,
  user: User,
): { code: string } | { errno: 1400001 } {
  if (user.phone === undefined) throw new ControlFailure(409, `${user.id} has no phone number`);
  if (account.phoneCredits <= 0) return { errno: 1400001 };
  const { appId } = account;
  const now = world.clock.now();
  return {
    code: issueCode(world.codes, { appId, userId: user.id, purpose: 'phone', now, random: world.random }),
  };
}

export function phoneControls(world: World): ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/phone',
      handle: ({ body }) => allowPhone(world, accountOf(world, body, 'mini'), userOf(world, body)),
    },
  ];
}

export function phoneEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/wxa/business/getuserphonenumber',
      access: 'mini',
      handle: ({ account, body }) => {
        const now = world.clock.now();
        const found = useCode(world.codes, body.textOr('code', ''), account.appId, 'phone', now);
        const user = found.state === 'good' ? world.users.byId.get(found.code.userId) : undefined;
        if (user?.phone === undefined) throw new WechatFailure(40029, 'invalid code');
        account.phoneCredits -= 1;
        const { countryCode, phone } = user;
        const phoneNumber = countryCode === '86' ? phone : `+${countryCode} ${phone}`;
        const watermark = { timestamp: world.clock.seconds(), appid: account.appId };
        return { ...OK, phone_info: { phoneNumber, purePhoneNumber: phone, countryCode, watermark } };
      },
    },
  ];
}
