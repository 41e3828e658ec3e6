import { setTimeout as delay } from 'node:timers/promises';

import { WechatApiError, WechatLinkError } from '../errors/wechat-error.ts';
import { createQuotaGate } from '../quota/quota-gate.ts';
import { memoryTokenStore } from '../tokens/token-store.ts';
import { createTokens, type IssuedToken } from '../tokens/tokens.ts';
import { createCircuitBreaker, type CallEnd, type CircuitBreaker } from './circuit-breaker.ts';
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
  /** Fields of calls with `auth: 'secret'`: of the query of a GET, of the body of a POST. */
  readonly secretFields: Readonly<Record<string, string>>;
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
      const { query, body } = withProof(one, input, token, account.secretFields);
      const raw = await exchange(options.fetch ?? fetch, {
        path: one.path,
        url: `${options.baseUrl.replace(/\/+$/, '')}${one.path}${queryString(query)}`,
        init: requestInit(one, body),
        timeoutMs: input.timeoutMs ?? options.timeoutMs ?? 5_000,
        signal: input.signal,
      });
      return read(raw);
    });
  }

  async function attempt<Result>(one: Endpoint, input: CallInput, read: Read<Result>): Promise<Result> {
    const quota = { ...one.quota, ...options.quotas?.[one.path] };
    const token = usesToken(one) ? await tokenFor(one.path, tokens.current(), input.signal) : undefined;
    await pause(one.path, gate.enter(one.path, quota), input.signal);
    try {
      return await send(one, input, read, token).catch(async (error: unknown) => {
        if (token === undefined || !isTokenError(error)) throw error;
        return send(one, input, read, await tokenFor(one.path, tokens.replace(token), input.signal));
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
  const passage = breaker.enter();
  if (typeof passage === 'number') {
    const detail = 'WeChat did not answer lately';
    throw new WechatLinkError(path, 'circuit-open', { detail, maybeDone: false, retryAfterMs: passage });
  }
  try {
    const result = await work();
    passage.end('succeeded');
    return result;
  } catch (error) {
    passage.end(endOf(error));
    throw error;
  }
}

/** Whoever answers is there, whatever the answer says. */
function endOf(error: unknown): CallEnd {
  if (error instanceof WechatApiError) return 'succeeded';
  if (!(error instanceof WechatLinkError) || error.problem === 'cancelled') return 'unknown';
  return error.problem === 'unexpected-answer' ? 'succeeded' : 'failed';
}

/**
 * Waits for a token, which many calls share, so that one of them called off does not end it for the others. Without a token the call
 * itself was not made, whatever became of the request for the token.
 */
async function tokenFor(
  path: string,
  token: Promise<string>,
  signal: AbortSignal | undefined,
): Promise<string> {
  const calledOff = Promise.withResolvers<never>();
  const callOff = () =>
    calledOff.reject(new WechatLinkError(path, 'cancelled', { detail: 'by the caller', maybeDone: false }));
  signal?.addEventListener('abort', callOff);
  if (signal?.aborted === true) callOff();
  try {
    return await Promise.race([token, calledOff.promise]);
  } catch (error) {
    throw error instanceof WechatLinkError ? error.beforeCall() : error;
  } finally {
    signal?.removeEventListener('abort', callOff);
  }
}

function usesToken({ auth = 'token' }: Endpoint): boolean {
  return auth === 'token';
}

function isTokenError(error: unknown): boolean {
  return error instanceof WechatApiError && error.kind === 'token';
}

/** Adds what shows who makes the call. */
function withProof(
  { auth = 'token', method = 'POST' }: Endpoint,
  { query, body = {} }: CallInput,
  token: string | undefined,
  secretFields: Readonly<Record<string, string>>,
): { query: NonNullable<CallInput['query']>; body: NonNullable<CallInput['body']> } {
  if (auth === 'token') return { query: { access_token: token, ...query }, body };
  if (auth === 'visitor') return { query: query ?? {}, body };
  if (method === 'GET') return { query: { ...secretFields, ...query }, body };
  return { query: query ?? {}, body: { ...secretFields, ...body } };
}

function requestInit({ method = 'POST' }: Endpoint, body: unknown): RequestInit {
  if (method === 'GET') return { method };
  return { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

function queryString(query: Readonly<Record<string, string | number | undefined>>): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}
