import { createWechatClient } from '../client/wechat-client.ts';
import type { WechatClient, WechatClientOptions } from '../client/client-options.ts';
import { startResponder, type Reply, type Responder, type SeenRequest } from './responder.ts';

export interface TestWechat {
  readonly client: WechatClient;
  readonly wechat: Responder;
  /** The waits that were asked for; none of them takes time. */
  readonly waits: number[];
  /** Another process of the same service. */
  another(changed?: Partial<WechatClientOptions>): WechatClient;
}

/** A client and a server that hands out tokens T1, T2, … and otherwise answers as told. Stop it with `wechat.stop()`. */
export async function startTestWechat(
  reply: (request: SeenRequest) => Reply,
  changed: Partial<WechatClientOptions> = {},
): Promise<TestWechat> {
  let tokens = 0;
  const wechat = await startResponder((request) => {
    if (request.path !== '/cgi-bin/stable_token') return reply(request);
    tokens += 1;
    return { access_token: `T${tokens}`, expires_in: 7200 };
  });
  const waits: number[] = [];
  const another = (more: Partial<WechatClientOptions> = {}) =>
    createWechatClient({
      appId: 'wxapp',
      secret: 'secret',
      baseUrl: wechat.url,
      now: () => 1_780_000_000_000,
      random: () => 0,
      wait: (milliseconds) => Promise.resolve(waits.push(milliseconds)),
      ...changed,
      ...more,
    });
  return { client: another(), wechat, waits, another };
}
