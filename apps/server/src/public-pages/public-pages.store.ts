import { statement } from '@huixiang/postgres';

/** The newest time at which anything under a post was said or changed. */
export interface MapRow {
  readonly space_id: number;
  readonly post_id: number;
  readonly changed_at: number;
}

/** Whether a space may be read by strangers and search engines. */
export const loadPublicSpace = statement<{ name: string; description: string }>(
  'public-space',
  `SELECT name, description FROM spaces WHERE space_id = $1 AND visibility = 'public'`,
);

const PUBLIC_POSTS = `posts p JOIN spaces h ON h.space_id = p.space_id AND h.visibility = 'public' AND p.deleted_at IS NULL`;

/** Public posts after the id $1, $2 at most, each with the time of its last change. */
export const loadMapPage = statement<MapRow>(
  'public-map-page',
  `SELECT p.space_id, p.post_id, greatest(p.created_at, p.edited_at, l.said_at) AS changed_at
   FROM (SELECT p.* FROM ${PUBLIC_POSTS} WHERE p.post_id > $1 ORDER BY p.post_id LIMIT $2) AS p
   LEFT JOIN LATERAL (
     SELECT coalesce(c.edited_at, c.created_at) AS said_at FROM comments c
     WHERE c.space_id = p.space_id AND c.post_id = p.post_id ORDER BY c.comment_id DESC LIMIT 1
   ) AS l ON true ORDER BY p.post_id`,
);

/** The last of each $1 public posts: where the parts of the site map begin. */
export const loadMapParts = statement<{ post_id: number }>(
  'public-map-parts',
  `SELECT post_id FROM (SELECT p.post_id, row_number() OVER (ORDER BY p.post_id) AS n FROM ${PUBLIC_POSTS}) AS m
   WHERE n % $1 = 0 ORDER BY post_id`,
);

/** Of these comments ($2), those by people stopped in the space ($1). */
export const loadStopped = statement<{ member_id: number }>(
  'public-stopped',
  `SELECT member_id FROM memberships WHERE space_id = $1 AND member_id = ANY($2::bigint[]) AND blocked_at IS NOT NULL`,
);
