import type { TSchema } from 'typebox';

import type { Proof } from '../errors/error-table.ts';
import type { Quota } from '../quota/quota-gate.ts';

/** One call of WeChat's API. */
export interface Endpoint<Answer extends TSchema = TSchema> {
  readonly path: string;
  /** Default POST with a JSON body. */
  readonly method?: 'GET' | 'POST';
  /**
   * `token` (default): the client adds the access token to the query. `secret`: it adds AppID and
   * AppSecret, to the query of a GET and the body of a POST. `visitor`: it adds nothing, because
   * the call carries a token of its own, of a visitor of a web page.
   */
  readonly auth?: Proof;
  /** Whether it does no harm to make the call twice. Only then is it repeated when it is not known what became of it. */
  readonly repeatable: boolean;
  readonly quota?: Quota;
  /** What must be in the answer; more may be. Of a binary call it is not looked at. */
  readonly answer: Answer;
}

/** Keeps the type of the answer. */
export function endpoint<Answer extends TSchema>(one: Endpoint<Answer>): Endpoint<Answer> {
  return one;
}

/** Parameters of one call. */
export interface CallInput {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** Calls it off. */
  readonly signal?: AbortSignal;
  /** How long one attempt may take; default is the client's. */
  readonly timeoutMs?: number;
  /** How often to try at most; default is the client's. */
  readonly attempts?: number;
}

/** A picture, or whatever else is not JSON. */
export interface BinaryAnswer {
  readonly contentType: string;
  readonly bytes: Uint8Array;
}
