/** An access token as processes share it. Times are milliseconds since 1970. */
export interface StoredToken {
  readonly token: string;
  /** Not usable any more from here on. */
  readonly expiresAt: number;
  /** From here on a newer one may be had. */
  readonly renewAt: number;
  /** When a new token was forced lately; WeChat allows it 20 times a day. */
  readonly forcedAt: readonly number[];
}

/**
 * Where the processes of one service share their token, so that all of them together ask for one. In PostgreSQL: one row a key, and
 * `renew` in a transaction that locks it (`select … for update`).
 */
export interface TokenStore {
  /**
   * Runs `renewal` while no other `renew` of this key runs in any process, with the token that is kept at that moment (expired or
   * not), keeps what it resolves to and returns that. When `renewal` fails, what is kept stays, and the failure is passed on.
   */
  renew(key: string, renewal: (kept: StoredToken | undefined) => Promise<StoredToken>): Promise<StoredToken>;
}

/** A store for one process. */
export function memoryTokenStore(): TokenStore {
  const tokens = new Map<string, StoredToken>();
  const turns = new Map<string, Promise<unknown>>();
  return {
    renew(key, renewal) {
      const turn = (turns.get(key) ?? Promise.resolve()).then(async () => {
        const token = await renewal(tokens.get(key));
        tokens.set(key, token);
        return token;
      });
      // The next in line must have its turn also when this one fails.
      turns.set(
        key,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}
