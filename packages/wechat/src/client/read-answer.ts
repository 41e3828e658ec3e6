import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/value';

import { WechatApiError, WechatLinkError } from '../errors/wechat-error.ts';
import { parseLosslessJson } from '../json/lossless-json.ts';
import type { BinaryAnswer, Endpoint } from './endpoint.ts';

/** The bytes of an HTTP answer. */
export interface RawAnswer {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads a JSON answer, whatever its content type says (it may be text/plain). Throws a {@link WechatApiError} for an error code, which
 * comes with HTTP 200, and a {@link WechatLinkError} for text that is no JSON object or lacks what the endpoint promises.
 */
export function readJsonAnswer<Answer extends TSchema>(
  one: Endpoint<Answer>,
  { bytes }: RawAnswer,
): Static<Answer> {
  const { path, answer } = one;
  const value = parseRecord(path, Buffer.from(bytes).toString('utf8'));
  throwErrorCode(one, value);
  if (Check(answer, value)) return value;
  const first = Errors(answer, value)[0];
  throw new WechatLinkError(path, 'unexpected-answer', {
    detail: `${first?.instancePath ?? ''} ${first?.message ?? 'has another form'}`,
    maybeDone: true,
  });
}

/** Reads an answer of bytes. An error comes as JSON, which shows in the type or, where that lies, in the first byte. */
export function readBinaryAnswer(one: Endpoint, { contentType, bytes }: RawAnswer): BinaryAnswer {
  const { path } = one;
  const isJson = /json|text/i.test(contentType) || bytes[0] === '{'.charCodeAt(0);
  if (isJson) {
    throwErrorCode(one, parseRecord(path, Buffer.from(bytes).toString('utf8')));
    throw new WechatLinkError(path, 'unexpected-answer', {
      detail: 'JSON instead of bytes',
      maybeDone: true,
    });
  }
  if (bytes.length === 0) {
    throw new WechatLinkError(path, 'malformed', { detail: 'no bytes', maybeDone: true });
  }
  return { contentType, bytes };
}

function parseRecord(path: string, text: string): Record<string, unknown> {
  try {
    const value = parseLosslessJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch (cause) {
    throw new WechatLinkError(path, 'malformed', { detail: 'no JSON', maybeDone: true, cause });
  }
  throw new WechatLinkError(path, 'malformed', { detail: 'JSON, but no object', maybeDone: true });
}

/** `errcode` may be absent, 0, or a number in a text. */
function throwErrorCode({ path, auth = 'token' }: Endpoint, value: Readonly<Record<string, unknown>>): void {
  const code = Number(value['errcode'] ?? 0);
  if (code === 0) return;
  const message = value['errmsg'];
  throw new WechatApiError(path, code, typeof message === 'string' ? message : '', auth);
}
