import type { Account } from '../accounts/accounts.ts';
import { randomText, type Random } from '../random/random.ts';

export const TOKEN_SECONDS = 7200;
export const HAND_OVER_MS = 5 * 60_000;
const TOKEN_LENGTH = 136;

type TokenKind = 'classic' | 'stable' | 'corp';

interface AccessToken {
  readonly value: string;
  readonly appId: string;
  readonly kind: TokenKind;
  /** When it would have ended by itself. */
  readonly expiresAt: number;
  /** Until when it is accepted; earlier than `expiresAt` once it was replaced. */
  validUntil: number;
}

export interface Tokens {
  readonly all: Map<string, AccessToken>;
  /** `appId kind` → the newest. */
  readonly current: Map<string, AccessToken>;
  /** When each account forced a new one. */
  readonly forced: Map<string, number[]>;
}

export type TokenState =
  | { readonly state: 'valid'; readonly appId: string }
  | { readonly state: 'expired' | 'unknown' | 'malformed' };

export function createTokens(): Tokens {
  return { all: new Map(), current: new Map(), forced: new Map() };
}

export function currentToken(tokens: Tokens, account: Account, kind: TokenKind): AccessToken | undefined {
  return tokens.current.get(`${account.appId} ${kind}`);
}

/** Issues a token. The former of its kind, if still valid, stays so for `formerMs` from now. */
export function issueToken(
  tokens: Tokens,
  { account, kind, now, random, formerMs }: IssueOptions,
): AccessToken {
  const former = currentToken(tokens, account, kind);
  if (former && former.validUntil > now) former.validUntil = now + formerMs;
  const expiresAt = now + TOKEN_SECONDS * 1000;
  const token: AccessToken = {
    value: `${tokens.all.size}_${randomText(random, TOKEN_LENGTH)}`,
    appId: account.appId,
    kind,
    expiresAt,
    validUntil: expiresAt,
  };
  tokens.all.set(token.value, token);
  tokens.current.set(`${account.appId} ${kind}`, token);
  return token;
}

interface IssueOptions {
  readonly account: Account;
  readonly kind: TokenKind;
  readonly now: number;
  readonly random: Random;
  readonly formerMs: number;
}

export function readToken(tokens: Tokens, value: string, now: number): TokenState {
  if (!/^\d+_[A-Za-z0-9]{136}$/.test(value)) return { state: 'malformed' };
  const token = tokens.all.get(value);
  if (!token) return { state: 'unknown' };
  if (now < token.validUntil) return { state: 'valid', appId: token.appId };
  return { state: now >= token.expiresAt ? 'expired' : 'unknown' };
}

/** Ends every token of an account, as when somebody else fetched one; they are then "not latest" (40001). */
export function revokeTokens(tokens: Tokens, appId: string, now: number): void {
  for (const token of tokens.all.values()) {
    if (token.appId === appId) token.validUntil = Math.min(token.validUntil, now);
  }
  for (const [key, token] of tokens.current) if (token.appId === appId) tokens.current.delete(key);
}
