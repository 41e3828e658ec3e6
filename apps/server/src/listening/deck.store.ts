import { statement } from '@huixiang/postgres';
import type { Why } from '@huixiang/contract';

/**
 * Spaces that a member ($1) hears from, latest joined first, $2 at most. Where the moderators stopped the member it
 * could not answer, so nothing is dealt from there.
 */
export const loadJoined = statement<{ space_id: number; blocked: boolean }>(
  'decks-joined',
  `SELECT space_id, blocked_at IS NOT NULL AS blocked FROM memberships WHERE member_id = $1
   ORDER BY joined_at DESC, space_id DESC LIMIT $2`,
);

export const loadNewestPublic = statement<{ space_id: number }>(
  'decks-newest-spaces',
  `SELECT space_id FROM spaces WHERE visibility = 'public' ORDER BY space_id DESC LIMIT $1`,
);

export const loadMutes = statement<{ kind: 'author' | 'post'; target_id: number }>(
  'decks-mutes',
  'SELECT kind, target_id FROM mutes WHERE member_id = $1',
);

/** What a card shows, as far as it lies in its space. */
export interface CardRow {
  readonly space_id: number;
  readonly space_name: string;
  readonly comment_id: number;
  readonly post_id: number;
  readonly post_title: string;
  readonly post_excerpt: string;
  readonly author_id: number;
  readonly text: string;
  readonly created_at: number;
}

export interface OpenCardRow extends CardRow {
  readonly deck_id: number;
  readonly dealt_at: number;
  readonly why: Why[];
  /** What the listener has done with the comment in its thread meanwhile. */
  readonly acted: 'echo' | 'pass' | null;
}

const SHOWN = `c.space_id, c.comment_id, c.post_id, p.title AS post_title, c.author_id, c.text, c.created_at`;
/** Neither taken back, nor muted by the listener (authors $3, posts $4), nor by an author the moderators stopped. */
const FIT = `c.deleted_at IS NULL AND p.deleted_at IS NULL AND c.author_id <> ALL ($3::bigint[])
  AND c.post_id <> ALL ($4::bigint[]) AND NOT EXISTS (SELECT FROM memberships b
    WHERE b.space_id = c.space_id AND b.member_id = c.author_id AND b.blocked_at IS NOT NULL OFFSET 0)`;

export interface CandidateRow {
  readonly space_id: number;
  readonly comment_id: number;
  readonly post_id: number;
  readonly post_title: string;
  readonly author_id: number;
  readonly text: string;
  readonly created_at: number;
  readonly heard: number;
  readonly newcomer: boolean;
}

/**
 * Comments of a space ($1) that need to be heard and that this listener ($2) may get: not their own, never dealt to
 * them, and not answered by them in any other way. A walk along the index of need, $5 at most. OFFSET 0 keeps each
 * condition a look-up per comment on the way: made into joins, they would read all echoes of the space.
 */
export const loadCandidates = statement<CandidateRow>(
  'decks-candidates',
  `SELECT ${SHOWN}, s.heard, c.newcomer
   FROM comment_stats s
   JOIN comments c ON c.space_id = s.space_id AND c.comment_id = s.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   WHERE s.space_id = $1 AND s.needs_hearing AND c.author_id <> $2 AND ${FIT}
     AND NOT EXISTS (SELECT FROM cards k
       WHERE k.space_id = $1 AND k.member_id = $2 AND k.comment_id = s.comment_id OFFSET 0)
     AND NOT EXISTS (SELECT FROM echoes e
       WHERE e.space_id = $1 AND e.comment_id = s.comment_id AND e.member_id = $2 OFFSET 0)
     AND NOT EXISTS (SELECT FROM passes x
       WHERE x.space_id = $1 AND x.comment_id = s.comment_id AND x.member_id = $2 OFFSET 0)
     AND NOT EXISTS (SELECT FROM reports r
       WHERE r.space_id = $1 AND r.comment_id = s.comment_id AND r.member_id = $2 OFFSET 0)
     AND NOT EXISTS (SELECT FROM comments y
       WHERE y.space_id = $1 AND y.root_id = s.comment_id AND y.author_id = $2 OFFSET 0)
   ORDER BY s.heard, s.comment_id DESC LIMIT $5`,
);

/** Self-declared regions of these members, who live in another distribution group. */
export const loadRegions = statement<{ member_id: number; region: string }>(
  'decks-regions',
  'SELECT member_id, region FROM listeners WHERE member_id = ANY($1::bigint[]) AND region IS NOT NULL',
);

/** Deal cards in one space. The key decides: a comment comes to a member once, whoever deals at the same moment. */
export const writeCards = statement<{ comment_id: number }>(
  'cards-write',
  `INSERT INTO cards (space_id, member_id, comment_id, deck_id, dealt_at, why)
   SELECT $1, $2, i.comment_id, $3, $4, i.why
   FROM unnest($5::bigint[], $6::jsonb[]) AS i (comment_id, why) ORDER BY i.comment_id
   ON CONFLICT (space_id, member_id, comment_id) DO NOTHING RETURNING comment_id`,
);

/** An echo or a pass in the thread is an answer to the card `k` as well. */
export const ACTED = `CASE
  WHEN EXISTS (SELECT FROM echoes e WHERE e.space_id = k.space_id AND e.comment_id = k.comment_id
    AND e.member_id = k.member_id AND e.revoked_at IS NULL) THEN 'echo'
  WHEN EXISTS (SELECT FROM passes x WHERE x.space_id = k.space_id AND x.comment_id = k.comment_id
    AND x.member_id = k.member_id) THEN 'pass' END`;

/** A listener's cards of a space that were dealt since $5 and wait for an answer, earliest first. */
export const loadOpenCards = statement<OpenCardRow>(
  'cards-open',
  `SELECT ${SHOWN}, left(p.body, $6) AS post_excerpt, n.name AS space_name, k.deck_id, k.dealt_at, k.why,
     ${ACTED} AS acted
   FROM cards k
   JOIN comments c ON c.space_id = k.space_id AND c.comment_id = k.comment_id
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   JOIN spaces n ON n.space_id = k.space_id
   WHERE k.space_id = $1 AND k.member_id = $2 AND k.answer IS NULL AND k.dealt_at >= $5 AND ${FIT}
   ORDER BY k.dealt_at, k.comment_id DESC LIMIT $7`,
);
