import { pushSignature } from '@huixiang/wechat';

import type { Account } from '../accounts/accounts.ts';
import { randomText } from '../random/random.ts';
import type { World } from '../world/world.ts';

/** The query of a handshake; a dishonest one is signed with a token that is not the account's. */
export function handshakeQuery(world: World, account: Account, honest: boolean): Record<string, string> {
  const timestamp = String(Math.floor(world.pushes.receiverNow() / 1000));
  const nonce = String(Math.floor(world.random() * 1_000_000_000));
  const token = honest ? account.push.token : `${account.push.token}x`;
  return {
    signature: pushSignature(token, timestamp, nonce),
    timestamp,
    nonce,
    echostr: randomText(world.random, 19),
  };
}
