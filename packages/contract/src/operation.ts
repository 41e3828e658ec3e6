import type { Static, TSchema } from 'typebox';

/**
 * Who may call an operation. `anyone` needs no session; `member` needs a valid session; `creator`, `moderator` and
 * `owner` need that role (or a higher one) in the space named by the path; the server enforces it before the handler.
 */
export type Access = 'anyone' | 'member' | 'creator' | 'moderator' | 'owner';

/** One operation of the public HTTP API: the single source for validation, types, OpenAPI and clients. */
export interface Operation<
  Params extends TSchema = TSchema,
  Query extends TSchema = TSchema,
  Body extends TSchema = TSchema,
  Reply extends TSchema = TSchema,
> {
  readonly id: string;
  /** No PATCH: WeChat's `wx.request` cannot send it. An edit is a PUT in which what is left out stays as it was. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path with `:name` parameters, always below `/api`. */
  readonly path: string;
  readonly access: Access;
  /** Which budget of the rate limiter a call spends; absent for reads. */
  readonly budget?: Budget;
  readonly summary: string;
  /** WeChat's crawler and automation may ask for it, and get what strangers may read in public spaces. All else refuses them. */
  readonly programs?: true;
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  /** The body is multipart/form-data with one file in it, because `wx.uploadFile` sends nothing else. */
  readonly upload?: true;
  readonly reply: Reply;
}

/** The named budgets of the rate limiter. */
export type Budget = 'sign-in' | 'comment' | 'echo' | 'exposure' | 'deck' | 'search' | 'picture' | 'manage';

export function defineOperation<
  Params extends TSchema,
  Query extends TSchema,
  Body extends TSchema,
  Reply extends TSchema,
>(operation: Operation<Params, Query, Body, Reply>): Operation<Params, Query, Body, Reply> {
  return operation;
}

type StaticOr<S> = S extends TSchema ? (TSchema extends S ? undefined : Static<S>) : undefined;
export type ParamsOf<O> = O extends Operation<infer P, infer _Q, infer _B, infer _R> ? StaticOr<P> : never;
export type QueryOf<O> = O extends Operation<infer _P, infer Q, infer _B, infer _R> ? StaticOr<Q> : never;
export type BodyOf<O> = O extends Operation<infer _P, infer _Q, infer B, infer _R> ? StaticOr<B> : never;
export type ReplyOf<O> = O extends Operation<infer _P, infer _Q, infer _B, infer R> ? Static<R> : never;
