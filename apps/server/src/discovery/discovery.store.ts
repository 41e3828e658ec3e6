import { statement } from '@huixiang/postgres';
import { notHidden } from '../identity/hidden-authors.ts';

export interface DiscoveryRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly post_id: number;
  readonly author_id: number;
  readonly score: number;
  readonly space_name: string;
  readonly post_title: string;
}

/**
 * The $2 best discoveries of all public spaces that the member $1 (0 for a guest) may be shown: not their own, not those
 * they have echoed or passed on, not taken back since, not by somebody stopped in the space or hidden ($3, $4).
 */
export const loadDiscoveries = statement<DiscoveryRow>(
  'discovery-load',
  `SELECT c.space_id, c.comment_id, c.post_id, c.author_id, d.score, h.name AS space_name, p.title AS post_title
   FROM discoveries d
   JOIN spaces h ON h.space_id = d.space_id AND h.visibility = 'public'
   JOIN comments c ON c.space_id = d.space_id AND c.comment_id = d.comment_id
   JOIN comment_stats s ON s.space_id = d.space_id AND s.comment_id = d.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   WHERE c.deleted_at IS NULL AND p.deleted_at IS NULL AND s.listed AND c.author_id <> $1 AND ${notHidden('$3', '$4')}
     AND NOT EXISTS (SELECT FROM memberships b
       WHERE b.space_id = c.space_id AND b.member_id = c.author_id AND b.blocked_at IS NOT NULL OFFSET 0)
     AND NOT EXISTS (SELECT FROM echoes e
       WHERE e.space_id = c.space_id AND e.comment_id = c.comment_id AND e.member_id = $1 AND e.revoked_at IS NULL OFFSET 0)
     AND NOT EXISTS (SELECT FROM passes x
       WHERE x.space_id = c.space_id AND x.comment_id = c.comment_id AND x.member_id = $1 OFFSET 0)
   ORDER BY d.score DESC, d.comment_id DESC LIMIT $2`,
);
