import type { WechatClient } from '../client/client-options.ts';
import type { SeenRequest } from './responder.ts';
import { startTestWechat } from './test-client.ts';

/** One call: what must go over the wire, what comes back and what the caller gets. */
export interface WireCase {
  readonly call: (client: WechatClient) => Promise<unknown>;
  readonly request: Partial<SeenRequest>;
  readonly reply?: Readonly<Record<string, unknown>>;
  readonly result?: unknown;
}

/** Makes the call of a case against a server that gives its reply. */
export async function runWireCase({ call, reply = { errcode: 0, errmsg: 'ok' } }: WireCase): Promise<{
  request: SeenRequest | undefined;
  result: unknown;
}> {
  const { client, wechat } = await startTestWechat(() => reply);
  try {
    const result = await call(client);
    return { result, request: wechat.seen.find(({ path }) => path !== '/cgi-bin/stable_token') };
  } finally {
    await wechat.stop();
  }
}
