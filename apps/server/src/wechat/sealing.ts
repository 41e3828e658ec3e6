import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { mac } from '../identity/session-token.ts';

/** What other services call people: kept sealed, and found again by keyed hashes, so that the rows alone tell nobody. */
export interface Sealing {
  seal(text: string): string;
  /** @throws Error when it was not sealed with this key or was changed */
  open(sealed: string): string;
  /** The same for the same text in the same realm, and useless without the key. */
  mark(realm: string, text: string): string;
}

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSealing(key: string): Sealing {
  const bytes = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  const cipherKey = bytes('huixiang.seal');
  const markKey = bytes('huixiang.mark').toString('base64url');
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, cipherKey, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const all = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv(CIPHER, cipherKey, all.subarray(0, IV_BYTES), {
        authTagLength: TAG_BYTES,
      });
      decipher.setAuthTag(all.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      const body = decipher.update(all.subarray(IV_BYTES + TAG_BYTES));
      return Buffer.concat([body, decipher.final()]).toString('utf8');
    },
    mark: (realm, text) => mac(`${realm}.${Buffer.from(text).toString('base64url')}`, markKey),
  };
}
