import type { ProvinceCode } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import type { CountSums } from '../echoes/counts.ts';

/** A comment with its counters, as every read of comments gives it. */
export interface CommentRow extends CountSums {
  readonly space_id: number;
  readonly comment_id: number;
  readonly post_id: number;
  readonly parent_id: number | null;
  readonly root_id: number | null;
  readonly author_id: number;
  readonly text: string;
  readonly created_at: number;
  readonly edited_at: number | null;
  readonly deleted_at: number | null;
  readonly pinned_at: number | null;
  readonly featured_at: number | null;
  readonly solved_at: number | null;
  readonly province: ProvinceCode | null;
  readonly by_staff: boolean;
  readonly newcomer: boolean;
  readonly replies: number;
  readonly resonance: number;
  /** A member's root comment that no staff has replied to. */
  readonly awaits_staff: boolean;
  /** It has rows in mentions. */
  readonly mentioning: boolean;
  /** It has rows in pictures. */
  readonly pictured: boolean;
}

const COLUMNS = `c.space_id, c.comment_id, c.post_id, c.parent_id, c.root_id, c.author_id, c.text, c.created_at, c.edited_at,
  c.deleted_at, c.pinned_at, c.featured_at, c.solved_at, c.province, c.by_staff, c.newcomer, c.mentioning, c.pictured,
  s.echoes_raw, s.echoes_dealt, s.discounted, s.discounted_organic, s.replies, s.resonance, s.awaits_staff`;
const JOINED = `comment_stats s JOIN comments c ON c.space_id = s.space_id AND c.comment_id = s.comment_id`;

/** The post $2 of the space $1 is there: a thread goes with its post. Asked once a page. */
const POST_STANDS = `EXISTS (SELECT FROM posts p WHERE p.space_id = $1 AND p.post_id = $2 AND p.deleted_at IS NULL)`;

/**
 * Pages of roots. Each is a walk along one index from the position ($3, $4), so a page costs the same in a thread of
 * a hundred and of a million comments.
 */
export const pagesOfRoots = {
  resonance: statement<CommentRow>(
    'thread-resonance',
    `SELECT ${COLUMNS} FROM ${JOINED} WHERE s.space_id = $1 AND s.post_id = $2 AND s.listed AND ${POST_STANDS}
       AND (s.resonance, s.comment_id) < ($3::real, $4::bigint)
     ORDER BY s.resonance DESC, s.comment_id DESC LIMIT $5`,
  ),
  newest: statement<CommentRow>(
    'thread-newest',
    `SELECT ${COLUMNS} FROM ${JOINED} WHERE s.space_id = $1 AND s.post_id = $2 AND s.listed AND ${POST_STANDS}
       AND $3::real IS NOT NULL AND s.comment_id < $4 ORDER BY s.comment_id DESC LIMIT $5`,
  ),
  oldest: statement<CommentRow>(
    'thread-oldest',
    `SELECT ${COLUMNS} FROM ${JOINED} WHERE s.space_id = $1 AND s.post_id = $2 AND s.listed AND ${POST_STANDS}
       AND $3::real IS NOT NULL AND s.comment_id > $4 ORDER BY s.comment_id LIMIT $5`,
  ),
};

export const loadPinned = statement<CommentRow>(
  'thread-pinned',
  `SELECT ${COLUMNS} FROM ${JOINED} WHERE c.space_id = $1 AND c.post_id = $2 AND c.pinned_at IS NOT NULL AND s.listed
   ORDER BY c.pinned_at DESC LIMIT $3`,
);

export const pageOfReplies = statement<CommentRow>(
  'thread-replies',
  `SELECT ${COLUMNS} FROM ${JOINED} WHERE c.space_id = $1 AND c.root_id = $2 AND c.comment_id > $3
     AND EXISTS (SELECT FROM comments r JOIN posts p ON p.space_id = r.space_id AND p.post_id = r.post_id
       WHERE r.space_id = $1 AND r.comment_id = $2 AND p.deleted_at IS NULL)
   ORDER BY c.comment_id LIMIT $4`,
);

/** The first $3 replies below these roots ($2), oldest first. */
export const pageOfRepliesOf = statement<CommentRow>(
  'thread-replies-of',
  `SELECT ${COLUMNS} FROM ${JOINED} WHERE c.space_id = $1 AND c.root_id = ANY($2::bigint[])
   ORDER BY c.comment_id LIMIT $3`,
);

/** Wherever they stand; whoever shows them minds `post_gone`. */
export const loadComments = statement<CommentRow & { readonly post_gone: boolean }>(
  'comments-by-id',
  `SELECT ${COLUMNS}, p.deleted_at IS NOT NULL AS post_gone
   FROM ${JOINED} JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   WHERE s.space_id = $1 AND s.comment_id = ANY($2::bigint[])`,
);

/** Comments of several spaces: $1 spaces, $2 ids. */
export const loadCommentsAcross = statement<CommentRow>(
  'comments-across',
  `SELECT ${COLUMNS} FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, comment_id)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id
   JOIN comment_stats s ON s.space_id = i.space_id AND s.comment_id = i.comment_id`,
);

export const pageOfAuthor = statement<CommentRow & { readonly heard: number }>(
  'comments-of-author',
  `SELECT ${COLUMNS}, s.heard FROM ${JOINED} WHERE c.space_id = $1 AND c.author_id = $2 AND c.comment_id < $3 AND c.deleted_at IS NULL
   ORDER BY c.comment_id DESC LIMIT $4`,
);
