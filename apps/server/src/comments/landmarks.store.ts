import type { LandmarkKind } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

export interface LandmarkRow {
  readonly kind: LandmarkKind;
  readonly comment_id: number;
}

/** In the thread of post $2 in space $1 as member $3 (0 for a guest) may look for it: each part is a walk along one index. */
export const loadLandmarks = statement<LandmarkRow>(
  'thread-landmarks',
  `SELECT 'mine' AS kind, comment_id FROM (
     SELECT comment_id FROM comments WHERE space_id = $1 AND author_id = $3 AND post_id = $2 AND deleted_at IS NULL
     ORDER BY comment_id DESC LIMIT 3) AS mine
   UNION ALL SELECT 'answer', comment_id FROM (
     SELECT comment_id FROM comments WHERE space_id = $1 AND post_id = $2 AND by_staff AND root_id IS NOT NULL AND deleted_at IS NULL
     ORDER BY comment_id DESC LIMIT 1) AS answer
   UNION ALL SELECT 'pinned', comment_id FROM (
     SELECT comment_id FROM comments WHERE space_id = $1 AND post_id = $2 AND pinned_at IS NOT NULL AND deleted_at IS NULL
     ORDER BY pinned_at DESC LIMIT 3) AS pinned
   UNION ALL SELECT 'featured', comment_id FROM (
     SELECT comment_id FROM comments WHERE space_id = $1 AND post_id = $2 AND featured_at IS NOT NULL AND pinned_at IS NULL
       AND deleted_at IS NULL
     ORDER BY comment_id DESC LIMIT 5) AS featured`,
);
