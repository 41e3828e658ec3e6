import { randomBytes } from 'node:crypto';
import { type Pool, statement } from '@huixiang/postgres';

const claimSecret = statement<{ value: string }>(
  'secrets-claim',
  `INSERT INTO secrets AS s (name, value) VALUES ($1, $2)
   ON CONFLICT (name) DO UPDATE SET value = s.value RETURNING s.value`,
);

/**
 * The key that signs sessions and links, or the one that seals personal data: from the configuration, or made once and
 * kept in the store for all processes.
 */
export async function keptSecret(
  pool: Pool,
  name: 'signing' | 'data',
  configured: string | undefined,
): Promise<string> {
  if (configured !== undefined) return configured;
  const [row] = await claimSecret(pool, [name, randomBytes(32).toString('base64url')]);
  if (row === undefined) throw new Error(`The store did not return the ${name} secret`);
  return row.value;
}
