import type { ProvinceCode } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

/** A comment about to be written. */
export interface NewComment {
  readonly spaceId: number;
  readonly postId: number;
  readonly commentId: number;
  readonly parentId: number | null;
  readonly authorId: number;
  readonly text: string;
  readonly provenance: number;
  /** The group that the author came by. */
  readonly groupId?: number | null;
  readonly byStaff: boolean;
  /** Where it is written, as far as anybody can tell. */
  readonly province?: ProvinceCode | null;
  readonly at: number;
  readonly actKey: string | null;
  /** The opener that it was begun with. */
  readonly openerId: number | null;
  readonly openerVersion: number | null;
  /** Ids from here on are recent: the same words by the same author to the same place are refused. */
  readonly recentFrom: number;
}

/** What the batch found out about one comment. */
export interface KnownRow {
  readonly comment_id: number;
  readonly post_known: boolean;
  readonly parent_known: boolean;
  readonly root_id: number | null;
  /** The comment that this act made when it was first sent. */
  readonly prior_id: number | null;
  readonly repeated: boolean;
  readonly newcomer: boolean;
  /** It replies to a comment whose card lies unanswered before its author. */
  readonly answers_card: boolean;
  /** Only in the last row (comment_id 0): ids of what was written, separated by commas. */
  readonly written: string | null;
}

/**
 * Write a batch of comments with everything that follows from them in one statement: membership, the counters of
 * post and root, the need to be heard, and for a reply by staff the end of its root's wait. Idempotent by act key.
 * A batch holds one comment per author and space; its parts are never joined with each other (see echoes.store.ts). What
 * is known of each is looked up by its key, as there.
 */
export const writeComments = statement<KnownRow>(
  'comments-write',
  `WITH known AS MATERIALIZED (
    SELECT i.*,
      (SELECT true FROM posts p WHERE p.space_id = i.space_id AND p.post_id = i.post_id AND p.deleted_at IS NULL) IS NOT NULL AS post_known,
      (SELECT coalesce(parent.root_id, parent.comment_id) FROM comments parent WHERE parent.space_id = i.space_id
        AND parent.comment_id = i.parent_id AND parent.post_id = i.post_id AND parent.deleted_at IS NULL) AS root_id,
      (SELECT prior.comment_id FROM comments prior WHERE prior.space_id = i.space_id AND prior.author_id = i.author_id
        AND prior.act_key = i.act_key) AS prior_id,
      (SELECT true FROM comments r WHERE r.space_id = i.space_id AND r.author_id = i.author_id
        AND r.comment_id >= i.recent_from AND r.post_id = i.post_id AND r.parent_id IS NOT DISTINCT FROM i.parent_id
        AND r.text = i.text AND r.deleted_at IS NULL LIMIT 1) IS NOT NULL AS repeated,
      NOT i.by_staff AND coalesce((SELECT m.comments FROM memberships m WHERE m.space_id = i.space_id
        AND m.member_id = i.author_id), 0) = 0 AS newcomer,
      (SELECT true FROM cards k WHERE k.space_id = i.space_id AND k.member_id = i.author_id
        AND k.comment_id = i.parent_id AND k.answer IS NULL) IS NOT NULL AS answers_card
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::smallint[],
      $8::boolean[], $9::bigint[], $10::text[], $12::bigint[], $13::bigint[], $14::integer[], $15::bigint[],
      $16::text[])
      AS i (space_id, post_id, comment_id, parent_id, author_id, text, provenance, by_staff, at, act_key, recent_from,
        opener_id, opener_version, group_id, province)
  ), written AS (
    INSERT INTO comments AS c (space_id, comment_id, post_id, parent_id, root_id, author_id, text, provenance, by_staff,
      newcomer, created_at, act_key, opener_id, opener_version, group_id, province)
    SELECT space_id, comment_id, post_id, parent_id, root_id, author_id, text, provenance, by_staff, newcomer, at, act_key,
      opener_id, opener_version, group_id, province
    FROM known WHERE post_known AND (parent_id IS NULL OR root_id IS NOT NULL) AND prior_id IS NULL AND NOT repeated ORDER BY 1, 2
    ON CONFLICT (space_id, author_id, act_key) WHERE act_key IS NOT NULL DO NOTHING
    RETURNING c.space_id, c.comment_id, c.post_id, c.root_id, c.author_id, c.by_staff, c.created_at
  ), joined AS (
    INSERT INTO memberships AS m (space_id, member_id, joined_at, comments)
    SELECT space_id, author_id, created_at, 1 FROM written ORDER BY 1, 2
    ON CONFLICT (space_id, member_id) DO UPDATE SET comments = m.comments + 1
  ), counted AS (
    INSERT INTO post_stats AS t (space_id, post_id, comments)
    SELECT space_id, post_id, count(*) FROM written GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (space_id, post_id) DO UPDATE SET comments = t.comments + excluded.comments
  ), stats AS (
    INSERT INTO comment_stats AS s (space_id, comment_id, post_id, replies, listed, needs_hearing, awaits_staff, resonance)
    SELECT space_id, comment_id, post_id, 0, root_id IS NULL, root_id IS NULL AND NOT by_staff,
      root_id IS NULL AND NOT by_staff, $11::real FROM written
    UNION ALL
    SELECT space_id, root_id, post_id, count(*), true, true, NOT bool_or(by_staff), 0 FROM written
    WHERE root_id IS NOT NULL GROUP BY 1, 2, 3
    ORDER BY 1, 2
    ON CONFLICT (space_id, comment_id) DO UPDATE
      SET replies = s.replies + excluded.replies, awaits_staff = s.awaits_staff AND excluded.awaits_staff
  )
  SELECT comment_id, post_known, parent_id IS NULL OR root_id IS NOT NULL AS parent_known, root_id, prior_id, repeated, newcomer, answers_card,
    NULL::text AS written
  FROM known
  UNION ALL
  SELECT 0, false, false, NULL, NULL, false, false, false, string_agg(comment_id::text, ',') FROM written`,
);

/** The comment of an act that another process wrote in the same moment. */
export const loadByActKey = statement<{ comment_id: number }>(
  'comments-by-act',
  'SELECT comment_id FROM comments WHERE space_id = $1 AND author_id = $2 AND act_key = $3',
);
