import { decodeAesKey, pushSignature, sealPush, writePushBody, type PushRecord } from '@huixiang/wechat';

import type { Account } from '../accounts/accounts.ts';
import { randomBytes, type Random } from '../random/random.ts';

export interface SealedRequest {
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly contentType: 'application/json' | 'text/xml';
}

export interface SealInput {
  readonly account: Account;
  readonly record: PushRecord;
  /** Of the signature, milliseconds since 1970. */
  readonly at: number;
  readonly random: Random;
  /** The account it is encrypted for; another one than the receiver's is a forgery. */
  readonly appId?: string;
}

/** Signs a push, and encrypts it in safe mode, as the account's settings say. */
export function seal({ account, record, at, random, appId = account.appId }: SealInput): SealedRequest {
  const { token, encodingAesKey, format, mode } = account.push;
  const timestamp = String(Math.floor(at / 1000));
  const nonce = String(Math.floor(random() * 1_000_000_000));
  const body = writePushBody(format, record);
  const contentType = format === 'json' ? 'application/json' : 'text/xml';
  if (mode === 'plain') {
    return {
      query: { signature: pushSignature(token, timestamp, nonce), timestamp, nonce },
      body,
      contentType,
    };
  }
  const sealed = sealPush(body, {
    token,
    key: decodeAesKey(encodingAesKey),
    appId,
    format,
    toUserName: account.originalId,
    timestamp,
    nonce,
    random: randomBytes(random, 16),
  });
  return { query: sealed.query, body: sealed.body, contentType };
}
