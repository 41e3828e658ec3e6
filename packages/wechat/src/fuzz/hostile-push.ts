import { createHash } from 'node:crypto';

import { encryptPush } from '../push/push-cipher.ts';
import { writePushBody, type PushFormat } from '../push/write-body.ts';
import type { Random } from './random.ts';

/** What the receiver under attack knows; the inputs are made with and without this knowledge. */
export interface Secrets {
  readonly token: string;
  readonly key: Uint8Array;
  readonly appId: string;
}

export interface HostilePush {
  readonly kind: PushKind;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string | Uint8Array;
  /** The one signature that was made with the receiver's own token, if there is one. */
  readonly issued?: string;
}

export const pushKinds = [
  'genuine',
  'noise',
  'wrong-token',
  'wrong-account',
  'stale',
  'changed-byte',
  'changed-query',
  'signed-noise',
  'signed-garbage-inside',
  'plain',
  'cut',
] as const;
export type PushKind = (typeof pushKinds)[number];

const PIECES = [
  '<xml>', '</xml>', '<Encrypt>', '</Encrypt>', '<![CDATA[', ']]>', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:">]>', '&y;', '&#0;', '&#x10FFFF;',
  '{', '}', '[', ']', '"Encrypt":', '"MsgType"', ':', ',', '"', '\\u0000', '\\ud800', '__proto__', '"constructor"', '1e999', '-0',
  '6054768590064713728', 'null', '<a/>', '<a b="c">', '<!--', '-->', '回响', '\u0000', '\uFEFF', ' ', '\n', '<?xml ?>', '<', '>', '/',
] as const; // prettier-ignore

/** Makes one input: one in ten is a genuine push, the rest are ways of getting something else accepted or something broken. */
export function makePush(random: Random, secrets: Secrets, timestamp: string): HostilePush {
  const kind = random.pick(pushKinds);
  const nonce = String(random.below(2 ** 31));
  const envelope = (token: string, encrypted: string, time = timestamp) => {
    const signature = sign([token, time, nonce, encrypted]);
    return {
      query: {
        signature: sign([token, time, nonce]),
        timestamp: time,
        nonce,
        encrypt_type: 'aes',
        msg_signature: signature,
      },
      body: writePushBody(random.pick<PushFormat>(['json', 'xml']), {
        ToUserName: 'gh_1',
        Encrypt: encrypted,
      }),
      ...(token === secrets.token && { issued: signature }),
    };
  };
  const encrypt = (body: string, appId = secrets.appId) =>
    encryptPush(secrets.key, { body, appId }, random.bytes(16));
  const genuine = () => envelope(secrets.token, encrypt(makeBody(random)));
  switch (kind) {
    case 'genuine':
      return { kind, ...genuine() };
    case 'noise':
      return { kind, query: makeQuery(random, timestamp, nonce), body: makeNoise(random) };
    case 'wrong-token':
      return { kind, ...envelope(`${secrets.token}x`, encrypt(makeBody(random))) };
    case 'wrong-account':
      return { kind, ...envelope(secrets.token, encrypt(makeBody(random), `${secrets.appId}x`)) };
    case 'stale':
      return {
        kind,
        ...envelope(secrets.token, encrypt(makeBody(random)), String(Number(timestamp) - 86_400)),
      };
    case 'signed-noise':
      return { kind, ...envelope(secrets.token, random.bytes(16 * random.below(12)).toString('base64')) };
    case 'signed-garbage-inside':
      return { kind, ...envelope(secrets.token, encrypt(makeNoise(random).toString())) };
    case 'plain':
      return { kind, query: genuine().query, body: makeBody(random) };
    case 'changed-query':
      return { kind, ...changeQuery(random, genuine()) };
    case 'changed-byte':
      return { kind, ...changeByte(random, genuine()) };
    case 'cut':
      return { kind, ...cut(random, genuine()) };
  }
}

/** Written apart from the code under test, so that both must be wrong to agree wrongly. */
export function sign(parts: string[]): string {
  const sorted = parts.sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)));
  return createHash('sha1').update(sorted.join('')).digest('hex');
}

interface Sent {
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly issued?: string;
}

function makeBody(random: Random): string {
  return writePushBody(random.pick<PushFormat>(['json', 'xml']), {
    ToUserName: 'gh_1',
    FromUserName: `o${random.below(1000)}`,
    CreateTime: random.below(2 ** 31),
    MsgType: 'event',
    Event: random.pick([
      'wxa_media_check',
      'subscribe_msg_sent_event',
      'user_authorization_revoke',
      'PUBLISHJOBFINISH',
    ]),
    List: [{ TemplateId: 'T', ErrorCode: random.below(3) }],
  });
}

function makeNoise(random: Random): string | Uint8Array {
  if (random.below(3) === 0) return random.bytes(random.below(200));
  const pieces: readonly [string, ...string[]] = PIECES;
  const text = Array.from({ length: random.below(30) }, () => random.pick(pieces)).join('');
  return random.below(50) === 0
    ? random.pick(['<a>', '[', '{"a":']).repeat(random.below(20_000)) + text
    : text;
}

function makeQuery(random: Random, timestamp: string, nonce: string): Record<string, unknown> {
  const value = () =>
    random.pick<unknown>([timestamp, nonce, '', 'a'.repeat(40), ['a'], 7, undefined, null, {}]);
  const names = ['signature', 'timestamp', 'nonce', 'msg_signature', 'encrypt_type', '__proto__'];
  return Object.fromEntries(names.map((name) => [name, value()]));
}

function changeQuery(random: Random, { query, ...rest }: Sent): Sent {
  const name = random.pick(['timestamp', 'nonce', 'msg_signature']);
  const value = String(query[name]);
  const changed = random.pick<unknown>([
    `${value}0`,
    value.slice(1),
    value.toUpperCase() === value ? `0${value}` : value.toUpperCase(),
    [value],
    undefined,
    ` ${value}`,
    makeNoise(random).toString(),
  ]);
  return { query: { ...query, [name]: changed }, ...rest };
}

function changeByte(random: Random, sent: Sent): Omit<HostilePush, 'kind'> {
  const bytes = Buffer.from(sent.body);
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 + random.below(255));
  return { ...sent, body: bytes };
}

function cut(random: Random, sent: Sent): Sent {
  const { body } = sent;
  const from = random.below(body.length);
  return { ...sent, body: random.below(2) === 0 ? body.slice(0, from) : body.slice(from) };
}
