import type { Account } from '../accounts/accounts.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import { isRecord, type Fields } from '../http/fields.ts';
import { personOf } from '../users/person-of.ts';
import type { World } from '../world/world.ts';
import { fits } from './field-rules.ts';
import { findTemplate, grantKey, grantsLeft, type Template } from './subscriptions.ts';
import { subscribeEvent } from './subscribe-event.ts';

const STATES = new Set(['developer', 'trial', 'formal']);

/** Sending a subscription message: one acceptance, one message. */
export function subscribeEndpoints(world: World): Endpoint[] {
  return [
    {
      method: 'POST',
      path: '/cgi-bin/message/subscribe/send',
      access: 'mini',
      quota: { day: 10_000_000 },
      handle: ({ account, body }) => send(world, account, body),
    },
  ];
}

function send(world: World, account: Account, body: Fields): Answer {
  const openId = body.textOr('touser', '');
  const user = personOf(world, account, openId);
  const template = findTemplate(world.subscriptions, account.appId, body.textOr('template_id', ''));
  if (!template) throw new WechatFailure(40037, 'invalid template_id');
  const page = body.textOr('page', '');
  checkPage(account, page);
  if (!STATES.has(body.textOr('miniprogram_state', 'formal'))) {
    throw new WechatFailure(40097, 'invalid args: miniprogram_state');
  }
  const lines = readData(template, body.raw('data'));
  const key = grantKey(account.appId, user.id, template.id);
  const left = grantsLeft(world.subscriptions, key);
  if (left === 0) throw new WechatFailure(43101, 'user refuse to accept the msg');
  if (template.type === 'one-time') world.subscriptions.grants.set(key, left - 1);
  const id = world.newId();
  world.outbox.messages.push({
    id,
    kind: 'subscribe',
    at: world.clock.now(),
    appId: account.appId,
    userId: user.id,
    title: template.title,
    lines,
    page,
    body: Object.fromEntries(body.names().map((name) => [name, body.raw(name)])),
    tappedAt: undefined,
  });
  const sent = { TemplateId: template.id, MsgID: id, ErrorCode: '0', ErrorStatus: 'success' };
  subscribeEvent(world, account, openId, 'subscribe_msg_sent_event', [sent]);
  return { ...OK, msgid: world.outbox.messages.length };
}

/** Throws 41030 for a page that the account has not published. */
export function checkPage(account: Account, page: string): void {
  const path = page.split('?')[0] ?? '';
  if (path === '' || account.pages.length === 0 || account.pages.includes(path)) return;
  throw new WechatFailure(41030, 'invalid page');
}

function readData(template: Template, data: unknown): { label: string; value: string }[] {
  if (!isRecord(data)) throw new WechatFailure(47003, 'argument invalid! data is no object');
  return template.fields.map(({ key, label }) => {
    const field = data[key];
    const given = isRecord(field) ? field['value'] : undefined;
    const value = typeof given === 'string' || typeof given === 'number' ? String(given) : '';
    if (!fits(key, value)) throw new WechatFailure(47003, `argument invalid! data.${key}.value invalid`);
    return { label, value };
  });
}
