import type { Pool } from '@huixiang/postgres';
import {
  createPushReceiver,
  createWechatClient,
  createWecomClient,
  type PushReceiver,
  type WechatClient,
  type WecomClient,
} from '@huixiang/wechat';
import { createPushQueue, type PushQueue } from './push-queue.ts';
import type { Sealing } from './sealing.ts';
import { postgresTokenStore } from './token-store.ts';
import type { AccountConfig, WechatConfig } from './wechat-config.ts';

/** WeChat as this server reaches it, and is reached by it. */
export interface Wechat {
  readonly config: WechatConfig;
  readonly mini: WechatClient;
  /** Of the official account, where one is configured. */
  readonly official: WechatClient | undefined;
  /** Of the company in WeCom, where one is configured. */
  readonly wecom: WecomClient | undefined;
  readonly pushes: PushQueue;
  /** Receives the pushes of an account that has a push token. */
  readonly receivers: Readonly<Record<'mini' | 'official', PushReceiver | undefined>>;
  /** Do something that nobody waits for; a failure is logged. */
  aside(work: () => Promise<void>): void;
  /** Resolves when nothing is under way that nobody waits for. */
  settle(): Promise<void>;
}

/** Two tries within what a person waits for; the rest is the business of jobs. */
const TIMEOUT_MS = 4_000;
const ATTEMPTS = 2;

export function createWechat(options: {
  config: WechatConfig;
  pool: Pool;
  sealing: Sealing;
  now: () => number;
  random: () => number;
  log: (message: string, error?: unknown) => void;
}): Wechat {
  const { config, pool, sealing, now, random, log } = options;
  const tokenStore = postgresTokenStore(pool, sealing);
  const link = { now, random, tokenStore, timeoutMs: TIMEOUT_MS, attempts: ATTEMPTS };
  const at = (base: string | undefined) => (base === undefined ? {} : { baseUrl: base });
  const client = ({ appId, secret }: AccountConfig): WechatClient =>
    createWechatClient({ ...link, appId, secret, ...at(config.base) });
  const pushes = createPushQueue({ pool, sealing, now, log });
  const receiver = (account: AccountConfig | undefined): PushReceiver | undefined => {
    if (account?.pushToken === undefined) return undefined;
    const { appId, pushToken: token, pushAesKey } = account;
    return createPushReceiver({
      token,
      appId,
      inbox: pushes.inbox(appId),
      now,
      ...(pushAesKey === undefined ? {} : { encodingAesKey: pushAesKey }),
    });
  };
  const underWay = new Set<Promise<void>>();
  return {
    config,
    mini: client(config.mini),
    official: config.official === undefined ? undefined : client(config.official),
    wecom:
      config.wecom === undefined
        ? undefined
        : createWecomClient({ ...link, ...config.wecom, ...at(config.wecom.base) }),
    pushes,
    receivers: { mini: receiver(config.mini), official: receiver(config.official) },
    aside(work) {
      const run = work()
        .catch((error: unknown) => log('WeChat was not asked', error))
        .finally(() => underWay.delete(run));
      underWay.add(run);
    },
    async settle() {
      await pushes.idle();
      await Promise.all(underWay);
    },
  };
}
