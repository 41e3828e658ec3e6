import { randomText, type Random } from '../random/random.ts';

const ACCESS_MS = 7_200_000;
const REFRESH_MS = 30 * 86_400_000;

interface Grant {
  readonly appId: string;
  readonly userId: string;
  readonly scope: string;
  readonly expiresAt: number;
}

/** Tokens of people who signed in to a web page; nothing to do with the account's own access token. */
export interface OAuthTokens {
  readonly access: Map<string, Grant>;
  readonly refresh: Map<string, Grant>;
}

export function createOAuthTokens(): OAuthTokens {
  return { access: new Map(), refresh: new Map() };
}

type Person = Omit<Grant, 'expiresAt'>;

export function issueAccess(tokens: OAuthTokens, person: Person, now: number, random: Random): string {
  const value = `O${randomText(random, 96)}`;
  tokens.access.set(value, { ...person, expiresAt: now + ACCESS_MS });
  return value;
}

export function issueRefresh(tokens: OAuthTokens, person: Person, now: number, random: Random): string {
  const value = `R${randomText(random, 96)}`;
  tokens.refresh.set(value, { ...person, expiresAt: now + REFRESH_MS });
  return value;
}
