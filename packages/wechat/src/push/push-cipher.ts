import { createCipheriv, createDecipheriv } from 'node:crypto';

import { padBlocks, unpadBlocks } from './block-padding.ts';

const ENCODED_KEY = /^[A-Za-z0-9+/]{43}$/;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;
const RANDOM_BYTES = 16;
const HEADER_BYTES = RANDOM_BYTES + 4;

/** What was in an encrypted push. */
export interface OpenedPush {
  readonly body: string;
  /** The account it was encrypted for; the caller must compare it with its own. */
  readonly appId: string;
}

/** Turns an EncodingAESKey (43 characters) into the 32 bytes of the key. Throws a TypeError when it is none. */
export function decodeAesKey(encodingAesKey: string): Buffer {
  if (!ENCODED_KEY.test(encodingAesKey))
    throw new TypeError('An EncodingAESKey has 43 characters of base64.');
  return Buffer.from(`${encodingAesKey}=`, 'base64');
}

/** Encrypts `body` for `appId` as WeChat does; `random` are 16 unpredictable bytes. The answer is the text of `Encrypt`. */
export function encryptPush(key: Uint8Array, { body, appId }: OpenedPush, random: Uint8Array): string {
  if (random.length !== RANDOM_BYTES) throw new RangeError('A push begins with 16 random bytes.');
  const text = Buffer.from(body);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = padBlocks(Buffer.concat([random, length, text, Buffer.from(appId)]));
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

/** Opens the text of `Encrypt`; undefined when it was not encrypted with this key or is damaged. Never throws. */
export function decryptPush(key: Uint8Array, encrypted: string): OpenedPush | undefined {
  if (!BASE64.test(encrypted)) return undefined;
  const bytes = Buffer.from(encrypted, 'base64');
  if (bytes.length === 0 || bytes.length % 16 !== 0) return undefined;
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const plain = unpadBlocks(Buffer.concat([decipher.update(bytes), decipher.final()]));
  return plain && readPlain(Buffer.from(plain));
}

function readPlain(plain: Buffer): OpenedPush | undefined {
  if (plain.length < HEADER_BYTES) return undefined;
  const end = HEADER_BYTES + plain.readUInt32BE(RANDOM_BYTES);
  if (end > plain.length) return undefined;
  return { body: plain.toString('utf8', HEADER_BYTES, end), appId: plain.toString('utf8', end) };
}
