import type { TSchema } from 'typebox';

import type { Quota } from '../quota/quota-gate.ts';

/** One call of WeChat's API. */
export interface Endpoint<Answer extends TSchema = TSchema> {
  readonly path: string;
  /** Default POST with a JSON body. */
  readonly method?: 'GET' | 'POST';
  /** `token` (default): access token in the query. `secret`: AppID and AppSecret in it. `none`: neither. */
  readonly auth?: 'token' | 'secret' | 'none';
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
  readonly body?: unknown;
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
