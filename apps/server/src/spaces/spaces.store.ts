import { statement } from '@huixiang/postgres';
import type { PreReview, SpaceKind } from '@huixiang/contract';

export interface SpaceRow {
  readonly space_id: number;
  readonly name: string;
  readonly kind: SpaceKind;
  readonly description: string;
  readonly visibility: 'public' | 'unlisted';
  readonly pre_review: PreReview;
  readonly demo: boolean;
  readonly created_at: number;
}

const COLUMNS = 'space_id, name, kind, description, visibility, pre_review, demo, created_at';

export const loadSpace = statement<SpaceRow>(
  'spaces-load',
  `SELECT ${COLUMNS} FROM spaces WHERE space_id = $1`,
);

/** Public spaces, and those a member (0 for a guest) is staff of or has spoken in. */
export const loadVisibleSpaces = statement<SpaceRow>(
  'spaces-visible',
  `SELECT ${COLUMNS} FROM spaces s WHERE visibility = 'public'
     OR EXISTS (SELECT FROM memberships m WHERE m.space_id = s.space_id AND m.member_id = $1
       AND (m.role <> 'member' OR m.comments > 0))
   ORDER BY space_id DESC LIMIT $2`,
);

/** Open a space with its owner, in one statement. */
export const openSpace = statement<SpaceRow>(
  'spaces-open',
  `WITH opened AS (
    INSERT INTO spaces (space_id, name, kind, description, visibility, demo, created_by, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}
  ), owner AS (
    INSERT INTO memberships (space_id, member_id, role, joined_at) SELECT space_id, $7, 'owner', $8 FROM opened
  )
  SELECT * FROM opened`,
);

export const changeSpace = statement<SpaceRow>(
  'spaces-change',
  `UPDATE spaces SET name = coalesce($2, name), description = coalesce($3, description), visibility = coalesce($4, visibility),
     pre_review = coalesce($5, pre_review)
   WHERE space_id = $1 RETURNING ${COLUMNS}`,
);

export const loadStaff = statement<{ member_id: number; role: 'creator' | 'moderator' | 'owner' }>(
  'staff-load',
  `SELECT member_id, role FROM memberships WHERE space_id = $1 AND role <> 'member' ORDER BY joined_at LIMIT 500`,
);

/** Set a role unless that would leave the space without an owner; no row then. */
export const writeRole = statement<{ member_id: number }>(
  'staff-write',
  `INSERT INTO memberships AS m (space_id, member_id, role, joined_at)
   SELECT $1, $2, $3, $4 WHERE $3 = 'owner'
     OR EXISTS (SELECT FROM memberships o WHERE o.space_id = $1 AND o.role = 'owner' AND o.member_id <> $2)
   ON CONFLICT (space_id, member_id) DO UPDATE SET role = excluded.role RETURNING m.member_id`,
);

export const writeBlocked = statement(
  'blocked-write',
  `INSERT INTO memberships (space_id, member_id, joined_at, blocked_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (space_id, member_id) DO UPDATE SET blocked_at = excluded.blocked_at`,
);

export const loadStaffed = statement<{ space_id: number; role: 'creator' | 'moderator' | 'owner' }>(
  'staffed-spaces',
  `SELECT space_id, role FROM memberships WHERE member_id = $1 AND role <> 'member' ORDER BY space_id LIMIT 500`,
);

export const memberExists = statement<{ member_id: number }>(
  'members-exists',
  'SELECT member_id FROM members WHERE member_id = $1',
);

/** A row for a member who has said something public in a space. */
export const hasSpoken = statement<{ member_id: number }>(
  'memberships-spoken',
  'SELECT member_id FROM memberships WHERE space_id = $1 AND member_id = $2 AND comments > 0',
);
