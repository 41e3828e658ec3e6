import { encryptPush } from './push-cipher.ts';
import { pushSignature } from './signature.ts';
import { writePushBody, type PushFormat } from './write-body.ts';

export interface SealOptions {
  readonly token: string;
  readonly key: Uint8Array;
  readonly appId: string;
  readonly format: PushFormat;
  /** Who it is for, the original id of the account (`gh_…`). */
  readonly toUserName: string;
  /** Seconds since 1970, as text. */
  readonly timestamp: string;
  readonly nonce: string;
  /** 16 unpredictable bytes. */
  readonly random: Uint8Array;
}

export interface SealedPush {
  /** The query string's parameters of the POST. */
  readonly query: {
    readonly signature: string;
    readonly timestamp: string;
    readonly nonce: string;
    readonly encrypt_type: 'aes';
    readonly msg_signature: string;
  };
  readonly body: string;
}

/** Encrypts and signs the body of a push as WeChat sends it in safe mode. For emulators and tests. */
export function sealPush(body: string, options: SealOptions): SealedPush {
  const { token, key, appId, format, toUserName, timestamp, nonce, random } = options;
  const encrypted = encryptPush(key, { body, appId }, random);
  return {
    query: {
      signature: pushSignature(token, timestamp, nonce),
      timestamp,
      nonce,
      encrypt_type: 'aes',
      msg_signature: pushSignature(token, timestamp, nonce, encrypted),
    },
    body: writePushBody(format, { ToUserName: toUserName, Encrypt: encrypted }),
  };
}
