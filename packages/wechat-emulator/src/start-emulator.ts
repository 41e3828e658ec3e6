import type { AddressInfo } from 'node:net';

import type { Clock } from './clock/clock.ts';
import { allControls } from './controls.ts';
import { allEndpoints } from './endpoints.ts';
import { createApi } from './http/api-app.ts';
import { allPages } from './page/all-pages.ts';
import type { AccountSeed, Seed } from './seed/seed.ts';
import { defaultSeed } from './seed/default-seed.ts';
import { createWorld } from './world/create-world.ts';

const TICK_MS = 100;
const PUSH_TIMEOUT_MS = 5000;

export interface EmulatorOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** 127.0.0.1 when absent: the emulator has no secrets and keeps none, so let nobody else in. */
  readonly host?: string;
  /** Milliseconds since 1970; the emulator's clock follows it until somebody moves it. */
  readonly now: () => number;
  /** From 0 up to 1; every key, token and nonce comes from it. */
  readonly random: () => number;
  /** Names of messages, pushes and faults. */
  readonly newId: () => string;
  /** What is left out is the default seed's. */
  readonly seed?: Seed;
  /** Where the pushes of all accounts go, or of each by its kind. */
  readonly pushTo?: string | Partial<Record<AccountSeed['kind'], string>>;
  /** Multiplies the quotas, such as 0.001 to reach them in a test. 1 when absent. */
  readonly quotaScale?: number;
  /** How long a server may take to answer a push, in real time; 5000 as in WeChat when absent. */
  readonly pushTimeoutMs?: number;
  /** What the receivers' clocks say, for the timestamps of signatures; the emulator's own time when absent. */
  readonly receiverNow?: () => number;
}

export interface Emulator {
  /** `http://127.0.0.1:port`, to be used in place of `https://api.weixin.qq.com`. */
  readonly address: string;
  readonly clock: Pick<Clock, 'now' | 'advance' | 'set' | 'freeze' | 'settle'>;
  close(): Promise<void>;
}

/** Starts an emulator with a world of its own. Equal options and calls give equal answers, byte for byte. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { now, random, newId, pushTo, host = '127.0.0.1', port = 0 } = options;
  const world = createWorld({
    now,
    random,
    newId,
    seed: { ...defaultSeed, ...options.seed },
    pushUrlOf: ({ kind }) => (typeof pushTo === 'string' ? pushTo : pushTo?.[kind]),
    quotaScale: options.quotaScale ?? 1,
    pushTimeoutMs: options.pushTimeoutMs ?? PUSH_TIMEOUT_MS,
    receiverNow: options.receiverNow,
  });
  const http = createApi(world, {
    endpoints: allEndpoints(world),
    controls: allControls(world),
    pages: allPages(world),
  });
  await http.listen({ host, port });
  const ticker = setInterval(() => world.clock.runDue(), TICK_MS);
  ticker.unref();
  const { port: found } = http.server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${found}`,
    clock: world.clock,
    close: async () => {
      clearInterval(ticker);
      await http.close();
      await world.clock.settle();
    },
  };
}
