import type { PushRecord } from '@huixiang/wechat';

import { findAccount, type Account } from '../accounts/accounts.ts';
import { takeFaults } from '../faults/faults.ts';
import type { EmitOptions, World } from '../world/world.ts';
import { deliver } from './deliver.ts';
import type { Push } from './pushes.ts';
import { seal } from './seal.ts';

const TRIES = 3;
const APART_MS = 5000;

/** Keeps an event in the log and sends it in due time, up to three times, unless a fault loses, delays or doubles it. */
export function emitPush(
  world: World,
  account: Account,
  openId: string,
  content: PushRecord,
  { delayMs = 0, messageId }: EmitOptions = {},
): void {
  const { Event: event, MsgType: type } = content;
  const name = typeof event === 'string' ? event : typeof type === 'string' ? type : '';
  const faults = takeFaults(world.faults, name, true);
  const extra = faults.find(({ kind }) => kind === 'push_delay')?.ms ?? 0;
  const push: Push = {
    id: world.newId(),
    appId: account.appId,
    name,
    createdAt: world.clock.now(),
    record: {
      ToUserName: account.originalId,
      FromUserName: openId,
      CreateTime: Math.floor((world.clock.now() + delayMs) / 1000),
      ...content,
      ...(messageId === undefined ? {} : { MsgId: messageId }),
    },
    state: 'waiting',
    tries: [],
  };
  world.pushes.log.push(push);
  if (faults.some(({ kind }) => kind === 'push_loss')) {
    push.state = 'lost';
    return;
  }
  world.clock.schedule(delayMs + extra, () => tryPush(world, push));
  if (faults.some(({ kind }) => kind === 'push_duplicate')) repeatPush(world, push, delayMs + extra);
}

/** Sends a push once more, whether or not it had been accepted. */
export function repeatPush(world: World, push: Push, delayMs = 0): void {
  world.clock.schedule(delayMs, () => sendOnce(world, push).then(() => undefined));
}

/** One try, and the next one in five seconds when it fails. */
async function tryPush(world: World, push: Push): Promise<void> {
  const accepted = await sendOnce(world, push);
  if (push.state === 'no-target') return;
  if (accepted) push.state = 'delivered';
  else if (push.tries.length >= TRIES) push.state = 'failed';
  else world.clock.schedule(APART_MS, () => tryPush(world, push));
}

async function sendOnce(world: World, push: Push): Promise<boolean> {
  const account = findAccount(world.accounts, push.appId);
  if (!account?.push.url) {
    push.state = 'no-target';
    return false;
  }
  const { receiverNow, timeoutMs } = world.pushes;
  const request = seal({ account, record: push.record, at: receiverNow(), random: world.random });
  const { status, outcome } = await deliver(account.push.url, request, timeoutMs);
  push.tries.push({ at: world.clock.now(), status, outcome });
  return outcome === 'accepted';
}
