import { statement } from '@huixiang/postgres';
import type { CountSums } from '../echoes/counts.ts';

export interface GroupRow {
  readonly group_id: number;
  readonly kind: 'group' | 'wecom-group';
  readonly name: string;
  readonly bound_by: number;
  readonly bound_at: number;
}

const COLUMNS = 'group_id, kind, name, bound_by, bound_at';

/** The key by which a member's latest visit to the mini-program was vouched for. */
export const loadSessionKey = statement<{ session_key_sealed: string }>(
  'groups-session-key',
  `SELECT session_key_sealed FROM wechat_identities
   WHERE member_id = $1 AND app_id = $2 AND session_key_sealed IS NOT NULL ORDER BY seen_at DESC LIMIT 1`,
);

/** Only for the member whose openid it is; no row when it is somebody else's. */
export const renewSessionKey = statement<{ member_id: number }>(
  'groups-session-renew',
  `UPDATE wechat_identities SET session_key_sealed = $4, seen_at = $5
   WHERE app_id = $1 AND external_mark = $2 AND member_id = $3 RETURNING member_id`,
);

/** Whoever claims a group first has it. */
export const claimGroup = statement<{ space_id: number }>(
  'groups-claim',
  `INSERT INTO group_claims AS c (mark, space_id) VALUES ($1, $2)
   ON CONFLICT (mark) DO UPDATE SET mark = c.mark RETURNING c.space_id`,
);

export const findClaim = statement<{ space_id: number }>(
  'groups-claim-find',
  'SELECT space_id FROM group_claims WHERE mark = $1',
);

export const dropClaim = statement(
  'groups-claim-drop',
  `DELETE FROM group_claims WHERE space_id = $1
   AND mark = (SELECT mark FROM space_groups WHERE space_id = $1 AND group_id = $2)`,
);

export const findBound = statement<GroupRow>(
  'groups-find',
  `SELECT ${COLUMNS} FROM space_groups WHERE space_id = $1 AND mark = $2 AND unbound_at IS NULL`,
);

export const loadBound = statement<GroupRow & { opengid_sealed: string }>(
  'groups-load',
  `SELECT ${COLUMNS}, opengid_sealed FROM space_groups WHERE space_id = $1 AND group_id = $2 AND unbound_at IS NULL`,
);

export const listBound = statement<GroupRow>(
  'groups-list',
  `SELECT ${COLUMNS} FROM space_groups WHERE space_id = $1 AND unbound_at IS NULL ORDER BY group_id`,
);

/** A group that was tied here before is the same group again. */
export const writeGroup = statement<{ group_id: number }>(
  'groups-write',
  `INSERT INTO space_groups AS g (space_id, group_id, mark, opengid_sealed, kind, name, bound_by, bound_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (space_id, mark) DO UPDATE SET opengid_sealed = excluded.opengid_sealed, kind = excluded.kind,
     name = excluded.name, unbound_at = NULL,
     bound_by = CASE WHEN g.unbound_at IS NULL THEN g.bound_by ELSE excluded.bound_by END,
     bound_at = CASE WHEN g.unbound_at IS NULL THEN g.bound_at ELSE excluded.bound_at END
   RETURNING g.group_id`,
);

export const nameGroup = statement<{ group_id: number }>(
  'groups-name',
  `UPDATE space_groups SET name = $3 WHERE space_id = $1 AND group_id = $2 AND unbound_at IS NULL RETURNING group_id`,
);

export const untieGroup = statement<{ name: string }>(
  'groups-untie',
  `UPDATE space_groups SET unbound_at = $3, opengid_sealed = NULL
   WHERE space_id = $1 AND group_id = $2 AND unbound_at IS NULL RETURNING name`,
);

export const forgetSightings = statement(
  'groups-forget',
  'DELETE FROM group_sightings WHERE space_id = $1 AND group_id = $2',
);

/** Once for each member and group, however often they come. */
export const noteSighting = statement(
  'groups-sighting',
  `INSERT INTO group_sightings AS s (space_id, group_id, member_id, mark, first_at, last_at)
   SELECT space_id, group_id, $3, $4, $5, $5 FROM space_groups
   WHERE space_id = $1 AND group_id = $2 AND unbound_at IS NULL
   ON CONFLICT (space_id, group_id, member_id) DO UPDATE SET last_at = greatest(s.last_at, excluded.last_at),
     mark = coalesce(excluded.mark, s.mark)`,
);

export const writeAct = statement(
  'groups-act',
  `INSERT INTO group_acts (space_id, act_id, group_id, member_id, act, name, acted_at) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
);

export interface ActRow {
  readonly act_id: number;
  readonly member_id: number;
  readonly act: 'bind' | 'rename' | 'unbind' | 'link-wecom' | 'unlink-wecom';
  readonly name: string;
  readonly acted_at: number;
}

export const listActs = statement<ActRow>(
  'groups-acts',
  `SELECT act_id, member_id, act, name, acted_at FROM group_acts WHERE space_id = $1 ORDER BY act_id DESC LIMIT 20`,
);

export const countSeen = statement<{ group_id: number; members: number; last_at: number }>(
  'groups-seen',
  `SELECT group_id, count(*) AS members, max(last_at) AS last_at FROM group_sightings WHERE space_id = $1 GROUP BY group_id`,
);

export const countComments = statement<{ group_id: number; comments: number }>(
  'groups-comments',
  `SELECT group_id, count(*) AS comments FROM comments
   WHERE space_id = $1 AND group_id IS NOT NULL AND deleted_at IS NULL GROUP BY group_id`,
);

/** Echoes that came by each group; none of them by a card. */
export const countEchoes = statement<{ group_id: number } & CountSums>(
  'groups-echoes',
  `SELECT group_id, count(*) AS echoes_raw, 0 AS echoes_dealt, count(*) FILTER (WHERE discounted) AS discounted,
     count(*) FILTER (WHERE discounted) AS discounted_organic
   FROM (
     SELECT e.group_id, EXISTS (
       SELECT FROM verdicts v WHERE v.space_id = e.space_id AND v.comment_id = e.comment_id
         AND v.member_id = e.member_id AND v.withdrawn_at IS NULL
     ) AS discounted
     FROM echoes e WHERE e.space_id = $1 AND e.group_id IS NOT NULL AND e.revoked_at IS NULL
   ) AS standing GROUP BY group_id`,
);
