import { statement } from '@huixiang/postgres';

interface Owner {
  readonly member_id: number;
}

export const findIdentity = statement<Owner & { linked_at: number }>(
  'wechat-identity-find',
  'SELECT member_id, linked_at FROM wechat_identities WHERE app_id = $1 AND external_mark = $2',
);

export const findUnion = statement<Owner>(
  'wechat-union-find',
  'SELECT member_id FROM wechat_unions WHERE union_mark = $1',
);

/** Whoever links an openid first owns it; who comes again brings a new session key and where they came from. */
export const claimIdentity = statement<Owner>(
  'wechat-identity-claim',
  `INSERT INTO wechat_identities AS i (app_id, external_mark, kind, external_sealed, session_key_sealed, member_id,
     linked_at, seen_at, channel)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)
   ON CONFLICT (app_id, external_mark) DO UPDATE SET seen_at = excluded.seen_at,
     session_key_sealed = coalesce(excluded.session_key_sealed, i.session_key_sealed),
     channel = coalesce(excluded.channel, i.channel)
   RETURNING i.member_id`,
);

export const claimUnion = statement<Owner>(
  'wechat-union-claim',
  `INSERT INTO wechat_unions AS u (union_mark, member_id) VALUES ($1, $2)
   ON CONFLICT (union_mark) DO UPDATE SET union_mark = u.union_mark RETURNING u.member_id`,
);

/** How an account knows a member, the latest first. */
export const loadExternal = statement<{ external_sealed: string; seen_at: number }>(
  'wechat-identity-external',
  `SELECT external_sealed, seen_at FROM wechat_identities WHERE member_id = $1 AND app_id = $2
   ORDER BY seen_at DESC LIMIT 1`,
);

export const writeRisk = statement(
  'wechat-risk-write',
  `INSERT INTO wechat_risks (member_id, scene, rank, asked_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (member_id, scene) DO UPDATE SET rank = excluded.rank, asked_at = excluded.asked_at`,
);
