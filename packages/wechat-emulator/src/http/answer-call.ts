import type { FastifyRequest } from 'fastify';

import { findAccount, type Account } from '../accounts/accounts.ts';
import { countCall } from '../quota/quotas.ts';
import { readToken } from '../tokens/tokens.ts';
import type { World } from '../world/world.ts';
import type { Access, Answer, Endpoint } from './endpoint.ts';
import { WechatFailure } from './failure.ts';
import { Fields, isRecord } from './fields.ts';
import { parseJson } from './json.ts';
import { logCall, newRid } from './request-log.ts';

export interface Outcome {
  readonly answer: Answer;
  readonly code: number;
  readonly rid: string | undefined;
}

const badField = (name: string): WechatFailure => new WechatFailure(40097, `invalid args: ${name}`);

/** Answers a call as WeChat would: method, token, permission, quota, body, then the matter itself. Keeps it in the log. */
export function answerCall(world: World, endpoint: Endpoint, request: FastifyRequest): Outcome {
  let appId: string | undefined;
  const outcome = attempt(world, () => {
    if (request.method !== endpoint.method) throw wrongMethod(endpoint.method);
    const query = readQuery(request);
    if (endpoint.access === 'open') {
      appId = query.textOr('appid', undefined);
      const body = readBody(endpoint, request);
      appId ??= body.textOr('appid', undefined);
      if (endpoint.quota)
        countCall(world.quotas, appId ?? '?', endpoint.path, endpoint.quota, world.clock.now());
      return endpoint.handle({ query, body });
    }
    const account = authorize(world, endpoint.access, request);
    appId = account.appId;
    if (account.blockedApis.some((path) => endpoint.path.startsWith(path)))
      throw account.kind === 'corp' ? new WechatFailure(48002, 'api forbidden') : unauthorized();
    if (endpoint.quota) countCall(world.quotas, appId, endpoint.path, endpoint.quota, world.clock.now());
    return endpoint.handle({ account, query, body: readBody(endpoint, request) });
  });
  const { code, rid } = outcome;
  const { method } = request;
  logCall(world.requests, { at: world.clock.now(), method, path: endpoint.path, appId, errcode: code, rid });
  return outcome;
}

/** The account whose token the call shows; throws 41001, 40014, 40001, 42001, 48001. */
export function authorize(world: World, access: Access, request: FastifyRequest): Account {
  const value = readQuery(request).textOr('access_token', '');
  if (value === '') throw new WechatFailure(41001, 'access_token missing');
  const token = readToken(world.tokens, value, world.clock.now());
  if (token.state === 'malformed') throw new WechatFailure(40014, 'invalid access_token');
  if (token.state === 'expired') throw new WechatFailure(42001, 'access_token expired');
  const account = token.state === 'valid' ? findAccount(world.accounts, token.appId) : undefined;
  if (!account) {
    throw new WechatFailure(40001, 'invalid credential, access_token is invalid or not latest');
  }
  if (!mayCall(account, access)) throw unauthorized();
  return account;
}

/** The answer to a failure, with a request id in its message. */
export function failWith(world: World, failure: WechatFailure): Outcome {
  const rid = newRid(world.random, world.clock.seconds());
  const answer = { errcode: failure.code, errmsg: `${failure.message} rid: ${rid}`, ...failure.extra };
  return { answer, code: failure.code, rid };
}

function attempt(world: World, handle: () => Answer): Outcome {
  try {
    return { answer: handle(), code: 0, rid: undefined };
  } catch (error) {
    if (error instanceof WechatFailure) return failWith(world, error);
    throw error;
  }
}

function mayCall(account: Account, access: Access): boolean {
  return access === 'any' ? account.kind !== 'corp' : account.kind === access;
}

function unauthorized(): WechatFailure {
  return new WechatFailure(48001, 'api unauthorized');
}

function wrongMethod(wanted: 'GET' | 'POST'): WechatFailure {
  return wanted === 'GET'
    ? new WechatFailure(43001, 'require GET method')
    : new WechatFailure(43002, 'require POST method');
}

function readQuery(request: FastifyRequest): Fields {
  return new Fields(request.query as Record<string, unknown>, badField);
}

function readBody(endpoint: Endpoint, request: FastifyRequest): Fields {
  if (endpoint.method === 'GET') return new Fields({}, badField);
  const text = typeof request.body === 'string' ? request.body : '';
  if (text === '') throw new WechatFailure(44002, 'empty post data');
  return new Fields(parseObject(text), badField);
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value = parseJson(text);
    if (isRecord(value)) return value;
  } catch {
    // Answered below, as any other body that is no object.
  }
  throw new WechatFailure(47001, 'data format error');
}
