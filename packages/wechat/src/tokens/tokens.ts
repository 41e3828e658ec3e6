import type { StoredToken, TokenStore } from './token-store.ts';

/** What WeChat gives: a token and how many seconds it lives. */
export interface IssuedToken {
  readonly token: string;
  readonly expiresInSeconds: number;
}

/** The access token of one account. */
export interface Tokens {
  /** A token that should work. */
  current(): Promise<string>;
  /** Another one, after WeChat has refused `refused`. */
  replace(refused: string): Promise<string>;
}

export interface TokensOptions {
  /** Names the account in the store. */
  readonly key: string;
  readonly store: TokenStore;
  /** Asks WeChat for a token; `force` makes it end the present one, where the API can do that. */
  readonly issue: (force: boolean) => Promise<IssuedToken>;
  readonly canForce: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** WeChat makes a new token in the last five minutes of the old one and lets both work; by then nobody should wait for it. */
const RENEW_BEFORE_MS = 240_000;
const RENEW_PAUSE_MS = 30_000;
const FORCE_PAUSE_MS = 30_000;
const FORCES_A_DAY = 20;
const DAY_MS = 86_400_000;

/** Keeps a token fresh: one request for it at a time, in this process and (through the store) in all of them. */
export function createTokens({ key, store, issue, canForce, now }: TokensOptions): Tokens {
  let cached: StoredToken | undefined;
  let renewing: Promise<StoredToken> | undefined;

  function stored({ token, expiresInSeconds }: IssuedToken, forcedAt: readonly number[]): StoredToken {
    const expiresAt = now() + expiresInSeconds * 1000;
    // Asked too early, WeChat gives the same token again; a pause keeps that from becoming a question with every call.
    const renewAt = Math.min(expiresAt, Math.max(now() + RENEW_PAUSE_MS, expiresAt - RENEW_BEFORE_MS));
    return { token, expiresAt, renewAt, forcedAt };
  }

  /** Ends the present token only when WeChat itself keeps handing out the one it refuses. */
  async function issueAnother(kept: StoredToken | undefined, refused: string | undefined) {
    const forcedAt = (kept?.forcedAt ?? []).filter((at) => now() - at < DAY_MS);
    const issued = await issue(false);
    const mayForce =
      canForce && forcedAt.length < FORCES_A_DAY && now() - (forcedAt.at(-1) ?? -Infinity) >= FORCE_PAUSE_MS;
    if (issued.token !== refused || !mayForce) return stored(issued, forcedAt);
    return stored(await issue(true), [...forcedAt, now()]);
  }

  async function next(kept: StoredToken | undefined, refused: string | undefined): Promise<StoredToken> {
    const other = kept && kept.token !== refused ? kept : undefined;
    // Another process may have been faster.
    if (other && now() < other.renewAt) return other;
    try {
      return await issueAnother(kept, refused);
    } catch (error) {
      // While the old one still works, its renewal can wait.
      if (!other || now() >= other.expiresAt) throw error;
      return { ...other, renewAt: Math.min(other.expiresAt, now() + RENEW_PAUSE_MS) };
    }
  }

  function renew(refused: string | undefined): Promise<StoredToken> {
    renewing ??= store
      .renew(key, (kept) => next(kept, refused))
      .then((one) => (cached = one))
      .finally(() => (renewing = undefined));
    return renewing;
  }

  const fresh = (refused?: string) =>
    cached && now() < cached.renewAt && cached.token !== refused ? cached.token : undefined;

  return {
    async current() {
      return fresh() ?? (await renew(undefined)).token;
    },
    async replace(refused) {
      const known = fresh(refused);
      if (known !== undefined) return known;
      // A renewal under way may end with the refused token again, because it began without knowing of the refusal.
      const underWay = await renewing;
      if (underWay && underWay.token !== refused) return underWay.token;
      return (await renew(refused)).token;
    },
  };
}
