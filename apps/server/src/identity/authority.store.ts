import type { PreReview } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

interface AuthorityRow {
  readonly member_id: number;
  readonly role: 'member' | 'creator' | 'moderator' | 'owner';
  readonly blocked: boolean;
}

export const loadAuthority = statement<AuthorityRow>(
  'authority-load',
  `SELECT member_id, role, blocked_at IS NOT NULL AS blocked
   FROM memberships WHERE space_id = $1 AND (role <> 'member' OR blocked_at IS NOT NULL)`,
);

export const loadAdmins = statement<{ member_id: number }>(
  'admins-load',
  'SELECT member_id FROM members WHERE admin',
);

export const loadPreReview = statement<{ pre_review: PreReview }>(
  'authority-pre-review',
  'SELECT pre_review FROM spaces WHERE space_id = $1',
);
