import {
  type Access,
  type BodyOf,
  type Budget,
  limits,
  type Operation,
  type ParamsOf,
  type QueryOf,
  type ReplyOf,
} from '@huixiang/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { SessionClaims } from '../identity/session-token.ts';
import { clientAddress, isLoopback } from './client-address.ts';
import { uploadBytes } from '../pictures/read-upload.ts';
import { requirePublicSpace } from '../public-pages/strangers.ts';
import { isProgram } from './programs.ts';
import { addressAllowances, personAllowances, RateLimiter } from './rate-limiter.ts';

declare module 'fastify' {
  interface FastifyRequest {
    session: SessionClaims | undefined;
    /** WeChat's crawler or automation asks. */
    program: boolean;
  }
}

/** One call as a use case sees it. `memberId` is 0 for a guest, which only `anyone` operations can meet. */
export interface Call<O> {
  readonly params: ParamsOf<O>;
  readonly query: QueryOf<O>;
  readonly body: BodyOf<O>;
  readonly memberId: number;
  readonly session: SessionClaims | undefined;
  /** No person asks, which only `programs` operations can meet: strangers are given what they may read. */
  readonly program: boolean;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export type Handler<O> = (call: Call<O>) => Promise<ReplyOf<O>> | ReplyOf<O>;

/** Registers an operation of the contract: session, budget and role are checked here, for every route alike. */
export type Route = <O extends Operation>(operation: O, handler: Handler<O>) => void;

export function createRoute(http: FastifyInstance, context: Context): Route {
  http.decorateRequest('session', undefined);
  http.decorateRequest('program', false);
  const budgets = createBudgets(context);
  return (operation, handler) => {
    const { access, budget, params, query, body, upload, reply } = operation;
    http.route({
      method: operation.method,
      url: operation.path,
      ...(upload === true ? { config: { upload }, bodyLimit: uploadBytes(limits.pictureBytes) } : {}),
      schema: {
        operationId: operation.id,
        summary: operation.summary,
        tags: [operation.path.split('/')[2] ?? 'api'],
        ...(params === undefined ? {} : { params }),
        ...(query === undefined ? {} : { querystring: query }),
        ...(body === undefined ? {} : { body }),
        response: { 200: reply },
      },
      // Before the body is read: a stranger's megabytes are refused by the first line alone.
      onRequest: (request, _reply, done) => {
        try {
          request.program = isProgram(request);
          if (request.program && operation.programs !== true) throw new HuixiangError('HX_NOT_A_PERSON');
          request.session = request.program ? undefined : context.sessions.of(request);
          if (access !== 'anyone' && request.session === undefined)
            throw new HuixiangError('HX_SESSION_MISSING');
          if (budget !== undefined) budgets(budget, request);
          done();
        } catch (error) {
          done(error as Error);
        }
      },
      ...(access === 'anyone' || access === 'member' ? {} : { preHandler: roleCheck(context, access) }),
      handler: (request, reply) => {
        const call = {
          params: request.params,
          query: request.query,
          body: request.body,
          memberId: request.session?.memberId ?? 0,
          session: request.session,
          program: request.program,
          request,
          reply,
        } as Parameters<typeof handler>[0];
        return request.program
          ? requirePublic(context, request.params).then(() => handler(call))
          : handler(call);
      },
    });
  };
}

function roleCheck(context: Context, access: Exclude<Access, 'anyone' | 'member'>) {
  return async (request: FastifyRequest) => {
    const { spaceId } = request.params as { spaceId: number };
    await context.authority.require(spaceId, request.session?.memberId ?? 0, access);
  };
}

/** What is not public is not there for programs. */
async function requirePublic(context: Context, params: unknown): Promise<void> {
  const { spaceId } = params as { spaceId?: number };
  if (spaceId !== undefined) await requirePublicSpace(context, spaceId);
}

/** Per-person and per-address budgets. In demo mode programs on the same machine are spared the address budget. */
function createBudgets(context: Context): (budget: Budget, request: FastifyRequest) => void {
  const { config, now } = context;
  const persons = new Map<Budget, RateLimiter<number>>();
  const addresses = new Map<Budget, RateLimiter<string>>();
  for (const budget of Object.keys(personAllowances) as Budget[]) {
    const { burst, perMinute } = personAllowances[budget];
    const scale = config.budgetScale;
    persons.set(budget, new RateLimiter({ burst: burst * scale, perMinute: perMinute * scale }));
    addresses.set(budget, new RateLimiter(addressAllowances[budget]));
  }
  return (budget, request) => {
    const at = now();
    const address = clientAddress(request.raw, config.trustProxy);
    let waitMs = config.demo && isLoopback(address) ? 0 : (addresses.get(budget)?.take(address, at) ?? 0);
    if (waitMs === 0 && request.session !== undefined)
      waitMs = persons.get(budget)?.take(request.session.memberId, at) ?? 0;
    if (waitMs > 0) throw new HuixiangError('HX_TOO_MANY', { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  };
}
