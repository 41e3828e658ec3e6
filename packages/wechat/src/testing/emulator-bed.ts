import { createWechatClient } from '../client/wechat-client.ts';
import { createWecomClient } from '../client/wecom-client.ts';
import type { LinkOptions, WechatClient, WecomClient } from '../client/client-options.ts';

/** What the bed needs of an emulator; this file does not import one, because emulators import this package. */
export interface RunningEmulator {
  readonly address: string;
  readonly clock: { now(): number };
}

export interface EmulatedAccount {
  readonly appId: string;
  readonly secret: string;
  readonly kind: string;
}

/** Clients of the accounts of an emulator, and its control API. */
export interface EmulatorBed {
  readonly mini: WechatClient;
  readonly official: WechatClient;
  readonly wecom: WecomClient;
  /** Another client of the mini-program, as another process has one. */
  anotherMini(changed?: Partial<LinkOptions>): WechatClient;
  /** A call of the control API; throws when it is refused. */
  control<Answer>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<Answer>;
  /** How often a call of the server API came. */
  count(path: string): Promise<number>;
  /** Moves the emulator's clock, and the clients' with it. */
  advance(milliseconds: number): Promise<void>;
  /** What `wx.login` gives a scripted person. */
  loginCode(user: string): Promise<string>;
}

export function createEmulatorBed(
  emulator: RunningEmulator,
  accounts: readonly EmulatedAccount[],
): EmulatorBed {
  const link: LinkOptions = {
    baseUrl: emulator.address,
    now: () => emulator.clock.now(),
    random: () => 0,
    wait: () => Promise.resolve(),
  };
  const named = (kind: string): EmulatedAccount => {
    const found = accounts.find((one) => one.kind === kind);
    if (!found) throw new Error(`no account of kind ${kind}`);
    return found;
  };
  const control: EmulatorBed['control'] = async (method, path, body) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${emulator.address}/__emu${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as never;
  };
  const mini = named('mini');
  const corp = named('corp');
  return {
    mini: createWechatClient({ ...mini, ...link }),
    official: createWechatClient({ ...named('official'), ...link }),
    wecom: createWecomClient({ corpId: corp.appId, secret: corp.secret, ...link }),
    anotherMini: (changed = {}) => createWechatClient({ ...mini, ...link, ...changed }),
    control,
    count: async (path) => (await control<{ calls: unknown[] }>('GET', `/calls?path=${path}`)).calls.length,
    advance: async (advanceMs) => void (await control('POST', '/clock', { advanceMs })),
    loginCode: async (user) => (await control<{ code: string }>('POST', '/login', { user })).code,
  };
}
