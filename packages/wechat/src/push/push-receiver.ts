import type { PushInbox } from './push-inbox.ts';
import { readPushBody, textField, type PushFields } from './push-fields.ts';
import { pushKey } from './push-key.ts';
import { decodeAesKey, decryptPush } from './push-cipher.ts';
import { isSignature, pushSignature } from './signature.ts';

/** Why a push or a handshake was refused. */
export type PushRefusal =
  | 'bad-query'
  | 'bad-body'
  | 'too-large'
  | 'not-encrypted'
  | 'bad-signature'
  | 'stale'
  | 'not-decryptable'
  | 'other-appid'
  | 'replayed';

/** What to answer WeChat with, and why (for the log; the refusals are not told to the caller). */
export interface PushAnswer {
  readonly status: 200 | 400 | 403 | 413 | 500;
  readonly contentType: 'text/plain; charset=utf-8';
  readonly body: string;
  readonly outcome:
    | { readonly kind: 'handshake' | 'accepted' | 'duplicate' }
    | { readonly kind: 'refused'; readonly reason: PushRefusal }
    | { readonly kind: 'failed'; readonly error: unknown };
}

/** The parameters of the query string as a framework parsed them; what is no text counts as absent. */
export type PushQuery = Readonly<Record<string, unknown>>;

export interface PushReceiverOptions {
  /** The Token of the message push settings. */
  readonly token: string;
  readonly appId: string;
  /** The EncodingAESKey. With it (safe mode), pushes that are not encrypted are refused. */
  readonly encodingAesKey?: string;
  readonly inbox: PushInbox;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How far the timestamp of a push may be from now; default 10 minutes. */
  readonly windowMs?: number;
  /** The largest body in bytes; default 1 MiB. */
  readonly maxBytes?: number;
}

export interface PushReceiver {
  /** Answers the GET by which WeChat checks the address: `echostr`, only when the signature is right. */
  handshake(query: PushQuery): PushAnswer;
  /**
   * Verifies a POST and puts it into the inbox. Resolves as soon as it is there: send the answer at once, WeChat waits
   * 5 seconds. Never throws; when the inbox does, the answer is 500, so that WeChat sends the push again.
   */
  receive(query: PushQuery, body: string | Uint8Array): Promise<PushAnswer>;
}

interface Signed {
  readonly timestamp: string;
  readonly nonce: string;
}

type Opened = { readonly fields: PushFields } | { readonly refused: PushRefusal };

/** Receives WeChat's pushes in plain or safe mode, as JSON or XML. Throws a TypeError for a bad EncodingAESKey. */
export function createPushReceiver(options: PushReceiverOptions): PushReceiver {
  const { token, inbox, now, windowMs = 600_000, maxBytes = 1 << 20 } = options;
  const key = options.encodingAesKey === undefined ? undefined : decodeAesKey(options.encodingAesKey);

  const isFresh = ({ timestamp }: Signed) => Math.abs(now() - Number(timestamp) * 1000) <= windowMs;

  function open(query: PushQuery, signed: Signed, body: string): Opened {
    const outer = readPushBody(body);
    if (!outer) return { refused: 'bad-body' };
    if (key) return openSafe(key, query, signed, outer);
    const { timestamp, nonce } = signed;
    if (!isSignature(textParameter(query, 'signature'), pushSignature(token, timestamp, nonce))) {
      return { refused: 'bad-signature' };
    }
    return isFresh(signed) ? { fields: outer } : { refused: 'stale' };
  }

  function openSafe(aesKey: Buffer, query: PushQuery, signed: Signed, outer: PushFields): Opened {
    const encrypted = textField(outer, 'Encrypt');
    if (encrypted === undefined) return { refused: 'not-encrypted' };
    const expected = pushSignature(token, signed.timestamp, signed.nonce, encrypted);
    // Before anything is decrypted: whoever cannot sign learns nothing about the padding.
    if (!isSignature(textParameter(query, 'msg_signature'), expected)) return { refused: 'bad-signature' };
    if (!isFresh(signed)) return { refused: 'stale' };
    const opened = decryptPush(aesKey, encrypted);
    if (!opened) return { refused: 'not-decryptable' };
    if (opened.appId !== options.appId) return { refused: 'other-appid' };
    const fields = readPushBody(opened.body);
    return fields ? { fields } : { refused: 'bad-body' };
  }

  return {
    handshake(query) {
      const signed = readSigned(query);
      const echo = textParameter(query, 'echostr');
      if (!signed || echo === '') return refuse('bad-query');
      const expected = pushSignature(token, signed.timestamp, signed.nonce);
      if (!isSignature(textParameter(query, 'signature'), expected)) return refuse('bad-signature');
      return isFresh(signed) ? answer(200, echo, { kind: 'handshake' }) : refuse('stale');
    },
    async receive(query, body) {
      const signed = readSigned(query);
      if (!signed) return refuse('bad-query');
      if (Buffer.byteLength(body) > maxBytes) return refuse('too-large');
      const opened = open(
        query,
        signed,
        typeof body === 'string' ? body : Buffer.from(body).toString('utf8'),
      );
      if ('refused' in opened) return refuse(opened.refused);
      const { fields } = opened;
      try {
        const nonce = `${signed.timestamp}:${signed.nonce}`;
        const placing = await inbox.put({ key: pushKey(fields), nonce, receivedAt: now(), fields });
        if (placing === 'replayed') return refuse('replayed');
        return answer(200, 'success', { kind: placing === 'new' ? 'accepted' : 'duplicate' });
      } catch (error) {
        return answer(500, '', { kind: 'failed', error });
      }
    },
  };
}

function readSigned(query: PushQuery): Signed | undefined {
  const timestamp = textParameter(query, 'timestamp');
  const nonce = textParameter(query, 'nonce');
  return /^\d{1,12}$/.test(timestamp) && nonce !== '' && nonce.length <= 128
    ? { timestamp, nonce }
    : undefined;
}

function textParameter(query: PushQuery, name: string): string {
  const value = Object.hasOwn(query, name) ? query[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function refuse(reason: PushRefusal): PushAnswer {
  const status = reason === 'too-large' ? 413 : reason === 'bad-query' || reason === 'bad-body' ? 400 : 403;
  return answer(status, '', { kind: 'refused', reason });
}

function answer(status: PushAnswer['status'], body: string, outcome: PushAnswer['outcome']): PushAnswer {
  return { status, contentType: 'text/plain; charset=utf-8', body, outcome };
}
