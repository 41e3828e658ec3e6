import { createCipheriv, createDecipheriv } from 'node:crypto';

const BASE64_16_BYTES = /^[A-Za-z0-9+/]{22}==$/;

/** What the mini-program hands to the server: `encryptedData` and `iv` of an open-data answer. */
export interface SealedOpenData {
  readonly encryptedData: string;
  readonly iv: string;
}

/** What WeChat puts into open data to say for whom and when it was made. */
export interface Watermark {
  readonly appid: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
}

export interface OpenDataOptions {
  /** From `code2session`; stays on the server. */
  readonly sessionKey: string;
  /** Our own; data with another watermark is refused. */
  readonly appId: string;
  /** Milliseconds since 1970; needed with `maxAgeMs`. */
  readonly now?: number;
  /** How old the data may be; without it, any age is accepted. */
  readonly maxAgeMs?: number;
}

/** Why open data was refused. */
export type OpenDataProblem =
  | 'bad-session-key'
  | 'bad-iv'
  | 'not-decryptable'
  | 'not-json'
  | 'no-watermark'
  | 'other-appid'
  | 'too-old';

export type OpenData =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>>; readonly watermark: Watermark }
  | { readonly ok: false; readonly problem: OpenDataProblem };

/** Encrypts open data as WeChat does (AES-128-CBC). For emulators and tests; `iv` are 16 bytes. */
export function encryptOpenData(
  data: Readonly<Record<string, unknown>>,
  { sessionKey, iv, watermark }: { sessionKey: string; iv: Uint8Array; watermark: Watermark },
): SealedOpenData {
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv);
  const bytes = Buffer.concat([cipher.update(JSON.stringify({ ...data, watermark })), cipher.final()]);
  return { encryptedData: bytes.toString('base64'), iv: Buffer.from(iv).toString('base64') };
}

/**
 * Opens the encrypted data of `wx.getGroupEnterInfo` and its like, and checks that it was made for our own mini-program.
 * A stale session key shows as `not-decryptable` or `not-json`: let the client log in again and repeat. Never throws.
 */
export function decryptOpenData(
  { encryptedData, iv }: SealedOpenData,
  { sessionKey, appId, now, maxAgeMs }: OpenDataOptions,
): OpenData {
  if (!BASE64_16_BYTES.test(sessionKey)) return refused('bad-session-key');
  if (!BASE64_16_BYTES.test(iv)) return refused('bad-iv');
  const text = decrypt(encryptedData, sessionKey, iv);
  if (text === undefined) return refused('not-decryptable');
  const data = parseRecord(text);
  if (!data) return refused('not-json');
  const watermark = readWatermark(data['watermark']);
  if (!watermark) return refused('no-watermark');
  if (watermark.appid !== appId) return refused('other-appid');
  if (maxAgeMs !== undefined && now !== undefined && now - watermark.timestamp * 1000 > maxAgeMs) {
    return refused('too-old');
  }
  return { ok: true, data, watermark };
}

function refused(problem: OpenDataProblem): OpenData {
  return { ok: false, problem };
}

function decrypt(encrypted: string, sessionKey: string, iv: string): string | undefined {
  try {
    const key = Buffer.from(sessionKey, 'base64');
    const decipher = createDecipheriv('aes-128-cbc', key, Buffer.from(iv, 'base64'));
    return decipher.update(encrypted, 'base64', 'utf8') + decipher.final('utf8');
  } catch {
    return undefined;
  }
}

function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readWatermark(value: unknown): Watermark | undefined {
  if (!isRecord(value)) return undefined;
  const { appid, timestamp } = value;
  return typeof appid === 'string' && Number.isFinite(timestamp) && typeof timestamp === 'number'
    ? { appid, timestamp }
    : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
