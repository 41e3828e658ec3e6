import { defaultSeed } from '../seed/default-seed.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../start-emulator.ts';

/** 15:00 in Beijing. */
export const START = Date.UTC(2026, 10, 21, 7, 0, 0);

export const [MINI, OFFICIAL, CORP] = defaultSeed.accounts.map(({ appId, secret }) => ({
  appId,
  secret,
})) as [Credentials, Credentials, Credentials];

interface Credentials {
  readonly appId: string;
  readonly secret: string;
}

export interface TestEmulator extends Emulator {
  /** A GET or, with a body, a POST without a token. */
  ask<T = unknown>(path: string, body?: unknown): Promise<T>;
  /** The same with the account's token. */
  call<T = unknown>(account: Credentials, path: string, body?: unknown): Promise<T>;
  /** A call of the control API; throws when it is refused. */
  control<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** A token of the account. */
  token(account: Credentials): Promise<string>;
  /** Signs a person in to the mini-program. */
  login(user: string): Promise<{ openid: string; session_key: string; unionid: string }>;
}

/** Numbers that look random and are the same in every run. */
export function repeatableRandom(): () => number {
  let state = 20_261_121;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** An emulator whose time stands still until a test moves it. */
export async function startTestEmulator(options: Partial<EmulatorOptions> = {}): Promise<TestEmulator> {
  let ids = 0;
  const newId = (): string => `id${(ids += 1)}`;
  const emulator = await startEmulator({ now: () => START, random: repeatableRandom(), newId, ...options });
  const send = (method: string, path: string, body?: unknown): Promise<Response> =>
    fetch(`${emulator.address}${path}`, { method, ...(body === undefined ? {} : { body: toText(body) }) });
  const ask = async <T>(path: string, body?: unknown): Promise<T> =>
    (await send(body === undefined ? 'GET' : 'POST', path, body)).json() as Promise<T>;
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const response = await send(method, `/__emu${path}`, body);
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json() as Promise<T>;
  };
  return {
    ...emulator,
    ask,
    control,
    token: (account) => tokenOf(ask, account),
    call: async (account, path, body) => {
      const token = await tokenOf(ask, account);
      return ask(`${path}${path.includes('?') ? '&' : '?'}access_token=${token}`, body);
    },
    login: async (user) => {
      const { code } = await control<{ code: string }>('POST', '/login', { user });
      return ask(loginPath(code));
    },
  };
}

/** Where `wx.login`'s code is exchanged. */
export function loginPath(code: string, account = MINI): string {
  return `/sns/jscode2session?appid=${account.appId}&secret=${account.secret}&js_code=${code}&grant_type=authorization_code`;
}

interface Token {
  readonly access_token: string;
}

async function tokenOf(ask: TestEmulator['ask'], { appId, secret }: Credentials): Promise<string> {
  if (appId === CORP.appId) {
    return (await ask<Token>(`/cgi-bin/gettoken?corpid=${appId}&corpsecret=${secret}`)).access_token;
  }
  const body = { grant_type: 'client_credential', appid: appId, secret };
  return (await ask<Token>('/cgi-bin/stable_token', body)).access_token;
}

/** A text is sent as it is, so that tests can send what is no JSON. */
function toText(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
