import type { GaugeReaction } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

/**
 * Root comments by others (not $2) that may be asked about: neither taken back, nor muted (authors $3, posts $4), nor by
 * an author whom the moderators stopped, nor reported by the member.
 */
const FIT = `c.space_id = $1 AND c.root_id IS NULL AND c.author_id <> $2 AND c.deleted_at IS NULL AND p.deleted_at IS NULL
  AND c.author_id <> ALL ($3::bigint[]) AND c.post_id <> ALL ($4::bigint[])
  AND NOT EXISTS (SELECT FROM memberships b
    WHERE b.space_id = c.space_id AND b.member_id = c.author_id AND b.blocked_at IS NOT NULL OFFSET 0)
  AND NOT EXISTS (SELECT FROM reports r
    WHERE r.space_id = c.space_id AND r.comment_id = c.comment_id AND r.member_id = $2 OFFSET 0)`;
/** The member has not said yet what they make of it. */
const NEW = `NOT EXISTS (SELECT FROM echoes e
    WHERE e.space_id = c.space_id AND e.comment_id = c.comment_id AND e.member_id = $2 OFFSET 0)
  AND NOT EXISTS (SELECT FROM passes x
    WHERE x.space_id = c.space_id AND x.comment_id = c.comment_id AND x.member_id = $2 OFFSET 0)`;
const JOINED = 'comments c JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id';

export interface GaugeCandidateRow {
  readonly comment_id: number;
  readonly author_id: number;
  readonly post_id: number;
  readonly yes: number;
  readonly asked: number;
}

/** The newest $5 comments that this member may be asked about, with what others made of them. */
export const loadGaugeCandidates = statement<GaugeCandidateRow>(
  'gauge-candidates',
  `SELECT n.comment_id, n.author_id, n.post_id, s.echoes_dealt + coalesce(g.yes, 0) AS yes,
     s.heard + coalesce(g.asked, 0) AS asked
   FROM (SELECT c.space_id, c.comment_id, c.author_id, c.post_id FROM ${JOINED}
     WHERE ${FIT} AND ${NEW} ORDER BY c.comment_id DESC LIMIT $5) AS n
   JOIN comment_stats s ON s.space_id = n.space_id AND s.comment_id = n.comment_id
   LEFT JOIN LATERAL (
     SELECT count(*) FILTER (WHERE reaction = 'speaks')::integer AS yes,
       count(*) FILTER (WHERE reaction <> 'skip')::integer AS asked
     FROM gauge_reactions r WHERE r.space_id = n.space_id AND r.comment_id = n.comment_id
   ) AS g ON true`,
);

export interface GaugeCardRow {
  readonly comment_id: number;
  readonly post_id: number;
  readonly post_title: string;
  readonly author_id: number;
  readonly text: string;
  readonly created_at: number;
  readonly reaction: GaugeReaction | null;
}

/** Of these comments ($5), those that may still be asked about, with the member's reaction. */
export const loadGaugeCards = statement<GaugeCardRow>(
  'gauge-cards',
  `SELECT c.comment_id, c.post_id, p.title AS post_title, c.author_id, c.text, c.created_at, g.reaction
   FROM ${JOINED}
   LEFT JOIN gauge_reactions g ON g.space_id = c.space_id AND g.comment_id = c.comment_id AND g.member_id = $2
   WHERE ${FIT} AND c.comment_id = ANY($5::bigint[])`,
);

export const loadGauge = statement<{ comment_ids: number[] }>(
  'gauge-load',
  'SELECT comment_ids FROM gauges WHERE space_id = $1 AND member_id = $2',
);

/** Every comment that a member reacted to, longest ago first. */
export const loadReactedIds = statement<{ comment_id: number }>(
  'gauge-reacted',
  `SELECT comment_id FROM gauge_reactions WHERE space_id = $1 AND member_id = $2 ORDER BY reacted_at, comment_id`,
);

/** Give a member a set ($3) instead of the one before ($5), unless another call has just given them one. */
export const writeGauge = statement(
  'gauge-write',
  `INSERT INTO gauges AS g (space_id, member_id, comment_ids, chosen_at) VALUES ($1, $2, $3::bigint[], $4)
   ON CONFLICT (space_id, member_id) DO UPDATE SET comment_ids = excluded.comment_ids, chosen_at = excluded.chosen_at
     WHERE g.comment_ids = $5::bigint[]`,
);

/** Whom and what a member muted; it lives in another distribution group. */
export const loadMuted = statement<{ kind: 'author' | 'post'; target_id: number }>(
  'gauge-muted',
  'SELECT kind, target_id FROM mutes WHERE member_id = $1 AND space_id = $2',
);

/** React to a comment of the present set, or change an earlier reaction. No row when it is neither. */
export const writeReaction = statement<{ comment_id: number }>(
  'gauge-react',
  `INSERT INTO gauge_reactions (space_id, member_id, comment_id, reaction, reacted_at)
   SELECT $1, $2, $3, $4, $5
   WHERE EXISTS (SELECT FROM gauges WHERE space_id = $1 AND member_id = $2 AND $3::bigint = ANY(comment_ids))
     OR EXISTS (SELECT FROM gauge_reactions WHERE space_id = $1 AND member_id = $2 AND comment_id = $3)
   ON CONFLICT (space_id, member_id, comment_id)
     DO UPDATE SET reaction = excluded.reaction, reacted_at = excluded.reacted_at
   RETURNING comment_id`,
);
