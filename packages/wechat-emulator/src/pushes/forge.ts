import { writePushBody, type PushRecord } from '@huixiang/wechat';

import type { Account } from '../accounts/accounts.ts';
import type { World } from '../world/world.ts';
import { deliver, shakeHands, type Delivery } from './deliver.ts';
import { seal, type SealedRequest } from './seal.ts';
import { handshakeQuery } from './handshake.ts';

/** What an attacker, or a broken proxy, may send. None of it may be accepted by a server in safe mode. */
export const FORGERIES = [
  'bad_signature',
  'plaintext',
  'other_appid',
  'other_key',
  'tampered',
  'stale',
  'replay',
] as const;

export type Forgery = (typeof FORGERIES)[number];

const OTHER_KEY = 'Z'.repeat(42) + 'E';
const HOUR_MS = 3_600_000;

/** Sends a forged push and tells what the server answered; for `replay` the same bytes go twice and the second counts. */
export async function sendForgery(
  world: World,
  account: Account,
  url: string,
  { kind, record }: { kind: Forgery; record: PushRecord },
): Promise<Delivery> {
  const { receiverNow, timeoutMs } = world.pushes;
  const at = kind === 'stale' ? receiverNow() - HOUR_MS : receiverNow();
  const honest = seal({ account, record, at, random: world.random });
  if (kind === 'replay') await deliver(url, honest, timeoutMs);
  return deliver(url, forge(world, account, { kind, record, at, honest }), timeoutMs);
}

function forge(
  world: World,
  account: Account,
  { kind, record, at, honest }: { kind: Forgery; record: PushRecord; at: number; honest: SealedRequest },
): SealedRequest {
  const { random } = world;
  switch (kind) {
    case 'bad_signature':
      return {
        ...honest,
        query: { ...honest.query, signature: '0'.repeat(40), msg_signature: '0'.repeat(40) },
      };
    case 'plaintext': {
      const { signature = '', timestamp = '', nonce = '' } = honest.query;
      return {
        ...honest,
        query: { signature, timestamp, nonce },
        body: writePushBody(account.push.format, record),
      };
    }
    case 'other_appid':
      return seal({ account, record, at, random, appId: 'wxffffffffffffffff' });
    case 'other_key': {
      const push = { ...account.push, encodingAesKey: OTHER_KEY };
      return seal({ account: { ...account, push }, record, at, random });
    }
    case 'tampered':
      // One letter of the encrypted text is another one, the signature is the old one.
      return {
        ...honest,
        body: honest.body.replace(
          /([A-Za-z])([A-Za-z0-9+/]{20})/,
          (_all, first: string, rest: string) => `${first === 'A' ? 'B' : 'A'}${rest}`,
        ),
      };
    case 'stale':
    case 'replay':
      return honest;
  }
}

/** Does what WeChat does when the address of a server is entered; `honest` false signs with another token. */
export function tryHandshake(
  world: World,
  account: Account,
  url: string,
  honest: boolean,
): Promise<Delivery> {
  return shakeHands(url, handshakeQuery(world, account, honest), world.pushes.timeoutMs);
}
