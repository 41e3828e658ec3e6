import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import { personOf } from '../users/person-of.ts';
import { personKey } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { useWindow } from './windows.ts';

/** Writing to a person who wrote, opened the service chat, or followed. */
export function customerEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/message/custom/send',
      access: 'any',
      quota: { day: 500_000 },
      handle: ({ account, body }) => send(world, account, body),
    },
  ];
}

function send(world: World, account: Account, body: Fields): Answer {
  const user = personOf(world, account, body.textOr('touser', ''));
  const { text, page } = readContent(body);
  const state = useWindow(world.customer, personKey(account.appId, user.id), world.clock.now());
  if (state === 'late')
    throw new WechatFailure(45015, 'response out of time limit or subscription is canceled');
  if (state === 'many') throw new WechatFailure(45047, 'out of response count limit');
  world.outbox.messages.push({
    id: world.newId(),
    kind: 'customer',
    at: world.clock.now(),
    appId: account.appId,
    userId: user.id,
    title: account.name,
    lines: [{ label: '', value: text }],
    page,
    body: Object.fromEntries(body.names().map((name) => [name, body.raw(name)])),
    tappedAt: undefined,
  });
  return OK;
}

function readContent(body: Fields): { text: string; page: string } {
  const type = body.textOr('msgtype', '');
  if (type === 'text') return { text: body.record('text').text('content'), page: '' };
  if (type === 'link') {
    const link = body.record('link');
    return { text: link.text('title'), page: '' };
  }
  if (type === 'miniprogrampage') {
    const card = body.record('miniprogrampage');
    return { text: card.text('title'), page: card.text('pagepath') };
  }
  if (type === 'image') return { text: `[图片] ${body.record('image').text('media_id')}`, page: '' };
  throw new WechatFailure(40008, 'invalid message type');
}
