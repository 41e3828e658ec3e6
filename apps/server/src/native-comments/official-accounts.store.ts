import { statement } from '@huixiang/postgres';

export interface OfficialRow {
  readonly app_id: string;
  readonly secret_sealed: string;
  readonly capability: 'unknown' | 'available' | 'no-comment-right' | 'no-permission';
  readonly probed_at: number;
}

export const loadOfficial = statement<OfficialRow>(
  'official-load',
  'SELECT app_id, secret_sealed, capability, probed_at FROM official_accounts WHERE space_id = $1',
);

export const writeOfficial = statement(
  'official-write',
  `INSERT INTO official_accounts (space_id, app_id, secret_sealed, capability, probed_at, connected_by, connected_at)
   VALUES ($1, $2, $3, $4, $5, $6, $5)
   ON CONFLICT (space_id) DO UPDATE SET app_id = excluded.app_id, secret_sealed = excluded.secret_sealed,
     capability = excluded.capability, probed_at = excluded.probed_at, connected_by = excluded.connected_by,
     connected_at = excluded.connected_at`,
);

export const writeCapability = statement(
  'official-capability',
  'UPDATE official_accounts SET capability = $2, probed_at = $3 WHERE space_id = $1 AND app_id = $4',
);

export const deleteOfficial = statement(
  'official-delete',
  'DELETE FROM official_accounts WHERE space_id = $1',
);

/** Use $4 calls more of the day's budget $5; no row when it does not have them. */
export const spendCalls = statement<{ calls: number }>(
  'official-spend',
  `INSERT INTO official_calls AS c (app_id, purpose, day, calls)
   SELECT $1, $2, $3, $4::integer WHERE $4::integer <= $5::integer
   ON CONFLICT (app_id, purpose, day) DO UPDATE SET calls = c.calls + excluded.calls
     WHERE c.calls + excluded.calls <= $5::integer
   RETURNING calls`,
);

export const forgetCalls = statement('official-forget', 'DELETE FROM official_calls WHERE day < $1');
