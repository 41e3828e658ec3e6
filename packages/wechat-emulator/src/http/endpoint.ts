import type { Account } from '../accounts/accounts.ts';
import type { Fields } from './fields.ts';

/** How often an account may call, per minute and per day of Beijing; absent means without bound. */
export interface Quota {
  readonly minute?: number;
  readonly day?: number;
}

/** Bytes instead of JSON. */
export class BinaryAnswer {
  readonly type: string;
  readonly bytes: Buffer;

  constructor(type: string, bytes: Buffer) {
    this.type = type;
    this.bytes = bytes;
  }
}

export type Answer = Readonly<Record<string, unknown>> | BinaryAnswer;

export interface OpenCall {
  readonly query: Fields;
  readonly body: Fields;
}

export interface Call extends OpenCall {
  /** Whose access token was shown. */
  readonly account: Account;
}

interface EndpointBase {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly quota?: Quota;
  /** Some answers of WeChat call their JSON text/plain. */
  readonly plainText?: boolean;
}

/** Which accounts may call with their access token; `official` are official accounts, `corp` is WeCom. */
export type Access = 'mini' | 'official' | 'any' | 'corp';

/** One call of WeChat's server API. */
export type Endpoint =
  | (EndpointBase & { readonly access: 'open'; readonly handle: (call: OpenCall) => Answer })
  | (EndpointBase & { readonly access: Access; readonly handle: (call: Call) => Answer });

export const OK: Readonly<Record<string, unknown>> = { errcode: 0, errmsg: 'ok' };
