import type { PushRecord } from '@huixiang/wechat';

import { accountOf } from '../accounts/account-of.ts';
import type { Account } from '../accounts/accounts.ts';
import type { ControlCall, ControlRoute } from '../http/control-route.ts';
import { ControlFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { repeatPush } from './emit.ts';
import { FORGERIES, sendForgery, tryHandshake } from './forge.ts';

/** The pushes and where they go, sending one again, forging one, and the handshake. */
export function pushControls(world: World): ControlRoute[] {
  return [
    {
      method: 'GET',
      path: '/pushes',
      handle: ({ query }) => {
        const name = query.textOr('name', undefined);
        return { pushes: world.pushes.log.filter((one) => name === undefined || one.name === name) };
      },
    },
    { method: 'POST', path: '/pushes', handle: ({ body }) => sendAny(world, body) },
    { method: 'PUT', path: '/pushes/target', handle: ({ body }) => setTarget(world, body) },
    {
      method: 'POST',
      path: '/pushes/:id/repeat',
      handle: async ({ params }) => {
        const push = world.pushes.log.find((one) => one.id === params.text('id'));
        if (!push) throw new ControlFailure(404, 'there is no such push');
        repeatPush(world, push);
        await world.clock.settle();
        return { push };
      },
    },
    {
      method: 'POST',
      path: '/pushes/forged',
      handle: ({ body }) => {
        const account = accountOf(world, body, 'mini');
        const record = {
          ToUserName: account.originalId,
          FromUserName: 'oForged',
          CreateTime: world.clock.seconds(),
          MsgType: 'event',
          Event: 'user_authorization_revoke',
          ...recordOf(body),
        };
        return sendForgery(world, account, targetOf(account), {
          kind: body.choice('kind', FORGERIES),
          record,
        });
      },
    },
    {
      method: 'POST',
      path: '/pushes/handshake',
      handle: ({ body }: ControlCall) => {
        const account = accountOf(world, body, 'mini');
        return tryHandshake(world, account, targetOf(account), body.flag('honest', true));
      },
    },
  ];
}

/** Sends whatever somebody made up, properly signed. */
function sendAny(world: World, body: Fields): unknown {
  const account = accountOf(world, body, 'mini');
  const messageId = body.textOr('messageId', undefined);
  const record = recordOf(body);
  world.emit(account, body.textOr('openid', ''), record, messageId === undefined ? {} : { messageId });
  return { push: world.pushes.log.at(-1) };
}

function recordOf(body: Fields): PushRecord {
  return body.has('record') ? (body.raw('record') as PushRecord) : {};
}

function setTarget(world: World, body: Fields): unknown {
  const { push } = accountOf(world, body, 'mini');
  push.url = body.textOr('url', undefined);
  if (body.has('format')) push.format = body.choice('format', ['json', 'xml']);
  if (body.has('mode')) push.mode = body.choice('mode', ['safe', 'plain']);
  return { push };
}

export function targetOf(account: Account): string {
  if (account.push.url === undefined) throw new ControlFailure(409, 'the account has no push address');
  return account.push.url;
}
