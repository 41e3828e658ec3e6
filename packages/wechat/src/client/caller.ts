import { setTimeout as delay } from 'node:timers/promises';

import { WechatApiError, WechatLinkError } from '../errors/wechat-error.ts';
import { createQuotaGate } from '../quota/quota-gate.ts';
import { memoryTokenStore } from '../tokens/token-store.ts';
import { createTokens, type IssuedToken } from '../tokens/tokens.ts';
import { createCircuitBreaker, type CircuitBreaker } from './circuit-breaker.ts';
import type { Caller, LinkOptions } from './client-options.ts';
import type { CallInput, Endpoint } from './endpoint.ts';
import { exchange } from './exchange.ts';
import { readBinaryAnswer, readJsonAnswer, type RawAnswer } from './read-answer.ts';
import { mayRepeat, repeatAfterMs, repeatedly } from './repeat.ts';

/** How one kind of account identifies itself. */
export interface Account {
  readonly tokenKey: string;
  readonly canForce: boolean;
  readonly issue: (caller: Pick<Caller, 'call'>, force: boolean) => Promise<IssuedToken>;
  /** Parameters of calls with `auth: 'secret'`. */
  readonly secretQuery: Readonly<Record<string, string>>;
}

type Read<Result> = (raw: RawAnswer) => Result;

const BREAKER = { failuresMax: 5, openMs: 5_000, openMaxMs: 60_000 };

/** The machinery below every client: token, quota, circuit breaker, attempts. */
export function createCaller(account: Account, options: LinkOptions & { readonly baseUrl: string }): Caller {
  const { now, random, wait = (ms, signal) => delay(ms, undefined, signal && { signal }) } = options;
  const { quotaWaitMaxMs = 2_000, quotaShare = 1, attempts: attemptsMax = 3 } = options;
  const gate = createQuotaGate({ now, waitMaxMs: quotaWaitMaxMs, share: quotaShare });
  const breaker = createCircuitBreaker({ now, random, ...BREAKER, ...options.breaker });
  const tokens = createTokens({
    key: account.tokenKey,
    store: options.tokenStore ?? memoryTokenStore(),
    canForce: account.canForce,
    issue: (force) => account.issue({ call }, force),
    now,
  });

  async function pause(path: string, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
    if (milliseconds <= 0) return;
    await wait(milliseconds, signal).catch(() => {
      throw new WechatLinkError(path, 'cancelled', { detail: 'while waiting', maybeDone: false });
    });
  }

  function send<Result>(
    one: Endpoint,
    input: CallInput,
    read: Read<Result>,
    token?: string,
  ): Promise<Result> {
    return guard(breaker, one.path, async () => {
      const query = {
        ...(one.auth === 'secret' && account.secretQuery),
        access_token: token,
        ...input.query,
      };
      const raw = await exchange(options.fetch ?? fetch, {
        path: one.path,
        url: `${options.baseUrl.replace(/\/+$/, '')}${one.path}${queryString(query)}`,
        init: requestInit(one, input),
        timeoutMs: input.timeoutMs ?? options.timeoutMs ?? 5_000,
        signal: input.signal,
      });
      return read(raw);
    });
  }

  async function attempt<Result>(one: Endpoint, input: CallInput, read: Read<Result>): Promise<Result> {
    const quota = { ...one.quota, ...options.quotas?.[one.path] };
    const token = usesToken(one) ? await tokens.current() : undefined;
    await pause(one.path, gate.enter(one.path, quota), input.signal);
    try {
      return await send(one, input, read, token).catch(async (error: unknown) => {
        if (token === undefined || !isTokenError(error)) throw error;
        return send(one, input, read, await tokens.replace(token));
      });
    } catch (error) {
      if (error instanceof WechatApiError) gate.refused(one.path, quota, error);
      throw error;
    }
  }

  function perform<Result>(one: Endpoint, input: CallInput, read: Read<Result>): Promise<Result> {
    return repeatedly(input.attempts ?? attemptsMax, {
      work: () => attempt(one, input, read),
      may: (error) => mayRepeat(one, error),
      pause: (failures) => pause(one.path, repeatAfterMs(failures, random()), input.signal),
    });
  }

  const call: Caller['call'] = (one, input = {}) => perform(one, input, (raw) => readJsonAnswer(one, raw));
  return {
    call,
    download: (one, input = {}) => perform(one, input, (raw) => readBinaryAnswer(one, raw)),
    forgetQuotas: () => gate.reset(),
  };
}

/** Runs `work` unless the circuit is open, and tells the breaker how it went. */
async function guard<Result>(
  breaker: CircuitBreaker,
  path: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const retryAfterMs = breaker.heldFor();
  if (retryAfterMs !== undefined) {
    throw new WechatLinkError(path, 'circuit-open', {
      detail: 'WeChat did not answer',
      maybeDone: false,
      retryAfterMs,
    });
  }
  try {
    const result = await work();
    breaker.succeeded();
    return result;
  } catch (error) {
    if (error instanceof WechatApiError) breaker.succeeded();
    else if (!(error instanceof WechatLinkError) || error.problem === 'cancelled') breaker.left();
    else if (error.problem === 'unexpected-answer') breaker.succeeded();
    else breaker.failed();
    throw error;
  }
}

function usesToken({ auth = 'token' }: Endpoint): boolean {
  return auth === 'token';
}

function isTokenError(error: unknown): boolean {
  return error instanceof WechatApiError && error.kind === 'token';
}

function requestInit({ method = 'POST' }: Endpoint, { body = {} }: CallInput): RequestInit {
  if (method === 'GET') return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
