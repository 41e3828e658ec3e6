import { randomText, type Random } from '../random/random.ts';

const LIFE_MS = 5 * 60_000;

export type CodePurpose = 'login' | 'oauth' | 'phone';

export interface LoginCode {
  readonly appId: string;
  readonly userId: string;
  readonly purpose: CodePurpose;
  /** Of OAuth. */
  readonly scope: string;
  readonly expiresAt: number;
  used: boolean;
}

export interface LoginCodes {
  readonly byValue: Map<string, LoginCode>;
}

export type CodeState =
  | { readonly state: 'good'; readonly code: LoginCode }
  | { readonly state: 'unknown' | 'used' | 'expired' };

export function createCodes(): LoginCodes {
  return { byValue: new Map() };
}

/** Issues a code that is good once and for five minutes. */
export function issueCode(
  codes: LoginCodes,
  { appId, userId, purpose, scope = '', now, random }: IssueCode,
): string {
  const value = `0${randomText(random, 31)}`;
  codes.byValue.set(value, { appId, userId, purpose, scope, expiresAt: now + LIFE_MS, used: false });
  return value;
}

interface IssueCode {
  readonly appId: string;
  readonly userId: string;
  readonly purpose: CodePurpose;
  readonly scope?: string;
  readonly now: number;
  readonly random: Random;
}

/** Looks a code up for the account and purpose it was made for, and uses it up when it is good. */
export function useCode(
  codes: LoginCodes,
  value: string,
  appId: string,
  purpose: CodePurpose,
  now: number,
): CodeState {
  const code = codes.byValue.get(value);
  if (!code || code.appId !== appId || code.purpose !== purpose) return { state: 'unknown' };
  if (code.used) return { state: 'used' };
  if (now >= code.expiresAt) return { state: 'expired' };
  code.used = true;
  return { state: 'good', code };
}
