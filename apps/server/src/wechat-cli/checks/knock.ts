import { randomBytes } from 'node:crypto';
import { decodeAesKey, pushSignature, sealPush, writePushBody } from '@huixiang/wechat';

/** The push address of one account, and what is needed to knock there as WeChat does. */
export interface Door {
  readonly url: URL;
  readonly appId: string;
  readonly token: string;
  readonly aesKey: string;
  readonly now: () => number;
  readonly fetch: typeof fetch;
}

export type Knock = 'handshake' | 'forged handshake' | 'push' | 'forged push';

const TIMEOUT_MS = 10_000;
/** No event of WeChat's: what is kept of it is thrown away. */
const EVENT = 'huixiang_check';

/** Knocks once. `right`: answered as it must be; `wrong`: answered otherwise; `silent`: not answered at all. */
export async function knockAt(door: Door, knock: Knock): Promise<'right' | 'wrong' | 'silent'> {
  try {
    const right = knock.endsWith('handshake') ? await shakeHands(door, knock) : await push(door, knock);
    return right ? 'right' : 'wrong';
  } catch {
    return 'silent';
  }
}

async function shakeHands(door: Door, knock: Knock): Promise<boolean> {
  const forged = knock === 'forged handshake';
  const [timestamp, nonce, echostr] = [seconds(door), word(), word()];
  const signature = pushSignature(forged ? word() : door.token, timestamp, nonce);
  const reply = await send(door, { signature, timestamp, nonce, echostr });
  return ((await reply.text()) === echostr) !== forged;
}

async function push(door: Door, knock: Knock): Promise<boolean> {
  const forged = knock === 'forged push';
  const record = {
    ToUserName: 'gh_check',
    FromUserName: 'check',
    CreateTime: Number(seconds(door)),
    MsgType: 'event',
    Event: EVENT,
  };
  const { query, body } = sealPush(writePushBody('json', record), {
    token: forged ? word() : door.token,
    key: decodeAesKey(door.aesKey),
    appId: door.appId,
    format: 'json',
    toUserName: 'gh_check',
    timestamp: seconds(door),
    nonce: word(),
    random: randomBytes(16),
  });
  const reply = await send(door, query, body);
  return (reply.ok && (await reply.text()) === 'success') !== forged;
}

function send(
  { url, fetch: ask }: Door,
  query: Readonly<Record<string, string>>,
  body?: string,
): Promise<Response> {
  const address = new URL(url);
  address.search = new URLSearchParams(query).toString();
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  if (body === undefined) return ask(address, { signal });
  return ask(address, { method: 'POST', body, signal, headers: { 'content-type': 'application/json' } });
}

function seconds({ now }: Door): string {
  return String(Math.floor(now() / 1000));
}

function word(): string {
  return randomBytes(8).toString('hex');
}
