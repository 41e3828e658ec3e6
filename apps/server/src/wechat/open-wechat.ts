import type { Pool } from '@huixiang/postgres';
import type { Config } from '../config.ts';
import { keptSecret } from '../identity/secret.ts';
import type { Bus } from '../live/bus.ts';
import { PhoneGate } from './phone-gate.ts';
import { type Lexicon, readLexicon } from '../moderation/lexicon.ts';
import { createSafety, type Safety } from '../moderation/safety.ts';
import { createSealing, type Sealing } from './sealing.ts';
import { createWechat, type Wechat } from './wechat.ts';

export interface WechatParts {
  readonly sealing: Sealing;
  readonly phoneGate: PhoneGate;
  readonly safety: Safety;
  readonly lexicon: Lexicon;
  /** Undefined: WeChat is off. */
  readonly wechat: Wechat | undefined;
}

/** All of WeChat that use cases may reach, and what stands in its place where it is off. */
export async function openWechat(options: {
  config: Config;
  pool: Pool;
  bus: Bus;
  now: () => number;
  random: () => number;
  log: (message: string, error?: unknown) => void;
}): Promise<WechatParts> {
  const { config, pool, bus, log } = options;
  const sealing = createSealing(await keptSecret(pool, 'data', config.dataKey));
  const phoneGate = new PhoneGate({ pool, everywhere: config.phoneRequired });
  await phoneGate.load();
  const unread = (error: unknown): void => log('The rules of a space were not read', error);
  bus.subscribe(
    (message) => {
      if (message.kind === 'authority') phoneGate.reload(message.spaceId).catch(unread);
    },
    () => void phoneGate.load().catch(unread),
  );
  const wechat =
    config.wechat === undefined ? undefined : createWechat({ ...options, config: config.wechat, sealing });
  const lexicon = readLexicon(config.lexiconFile);
  const safety = createSafety({ wechat, pool, sealing, lexicon, log });
  return { sealing, phoneGate, wechat, safety, lexicon };
}
