import { type Pool, statement, transaction } from '@huixiang/postgres';
import type { StoredToken, TokenStore } from '@huixiang/wechat';
import type { Sealing } from './sealing.ts';

interface TokenRow {
  readonly sealed: string | null;
  readonly expires_at: number;
  readonly renew_at: number;
  readonly forced_at: number[];
}

const ensureRow = statement(
  'wechat-token-ensure',
  'INSERT INTO wechat_tokens (account) VALUES ($1) ON CONFLICT DO NOTHING',
);
const lockRow = statement<TokenRow>(
  'wechat-token-lock',
  'SELECT sealed, expires_at, renew_at, forced_at FROM wechat_tokens WHERE account = $1 FOR UPDATE',
);
const keepToken = statement(
  'wechat-token-keep',
  'UPDATE wechat_tokens SET sealed = $2, expires_at = $3, renew_at = $4, forced_at = $5 WHERE account = $1',
);

/** One access token for all processes: whoever renews it holds the row, the others wait and find the new one. */
export function postgresTokenStore(pool: Pool, sealing: Sealing): TokenStore {
  return {
    async renew(account, renewal) {
      await ensureRow(pool, [account]);
      return transaction(pool, async (client) => {
        const [row] = await lockRow(client, [account]);
        const token = await renewal(row === undefined ? undefined : read(row, sealing));
        const { expiresAt, renewAt, forcedAt } = token;
        await keepToken(client, [account, sealing.seal(token.token), expiresAt, renewAt, [...forcedAt]]);
        return token;
      });
    },
  };
}

function read(row: TokenRow, sealing: Sealing): StoredToken | undefined {
  if (row.sealed === null) return undefined;
  return {
    token: sealing.open(row.sealed),
    expiresAt: row.expires_at,
    renewAt: row.renew_at,
    forcedAt: row.forced_at,
  };
}
