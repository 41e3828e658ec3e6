import { statement } from '@huixiang/postgres';

interface Ref {
  readonly space_id: number;
  readonly picture_id: number;
}

/** WeChat did not take these on yet, or lost them, and still could: asked again. */
export const loadUnasked = statement<Ref & { author_id: number; key: string }>(
  'pictures-unasked',
  `SELECT space_id, picture_id, author_id, key FROM pictures
   WHERE state = 'checking' AND trace_id IS NULL AND created_at <= $1 ORDER BY created_at LIMIT 50`,
);

/** No verdict came since before $1: a person looks. */
export const leaveLateOnes = statement<Ref>(
  'pictures-late',
  `UPDATE pictures SET state = 'person' WHERE state = 'checking' AND created_at <= $1 RETURNING space_id, picture_id`,
);

/** Added to no comment since before $1. */
export const loadUnsaid = statement<Ref>(
  'pictures-unsaid-old',
  `SELECT space_id, picture_id FROM pictures WHERE said_id IS NULL AND space_id <> 0 AND created_at <= $1 LIMIT 200`,
);

/**
 * Pictures of comments that are gone for good: taken back by their author, or removed by a moderator whose decision stands or
 * was not objected to since before $1.
 */
export const loadOfGone = statement<Ref & { comment_id: number }>(
  'pictures-of-gone',
  `SELECT c.space_id, c.comment_id, p.picture_id FROM comments c
   JOIN pictures p ON p.space_id = c.space_id AND p.said_id = c.comment_id
   LEFT JOIN decisions d ON d.space_id = c.space_id AND d.comment_id = c.comment_id
   WHERE c.pictured AND c.deleted_at IS NOT NULL
     AND (d.comment_id IS NULL OR d.outcome = 'upheld' OR (d.appeal IS NULL AND d.decided_at <= $1)) LIMIT 200`,
);

/** Nothing is left to look for in these comments. */
export const unmarkPictured = statement(
  'comments-unpictured',
  `UPDATE comments c SET pictured = false
   WHERE c.pictured AND c.deleted_at IS NOT NULL
     AND NOT EXISTS (SELECT FROM pictures p WHERE p.space_id = c.space_id AND p.said_id = c.comment_id)`,
);

/**
 * They stand in nothing that is still there or may come back: neither a comment below a post, be it one that a moderator
 * removed and whose author has objected or may, which they may since $2, nor one that waits.
 */
export const loadStray = statement<Ref>(
  'pictures-stray',
  `SELECT p.space_id, p.picture_id FROM pictures p WHERE p.said_id IS NOT NULL AND p.created_at <= $1
     AND NOT EXISTS (SELECT FROM comments c
       JOIN posts t ON t.space_id = c.space_id AND t.post_id = c.post_id
       LEFT JOIN decisions d ON d.space_id = t.space_id AND d.comment_id = t.post_id AND d.outcome IS NULL
         AND (d.appeal IS NOT NULL OR d.decided_at > $2)
       WHERE c.space_id = p.space_id AND c.comment_id = p.said_id AND (t.deleted_at IS NULL OR d.comment_id IS NOT NULL))
     AND NOT EXISTS (SELECT FROM waiting_comments w WHERE w.space_id = p.space_id AND w.waiting_id = p.said_id) LIMIT 1000`,
);

/**
 * Of these pictures ($2) of a space, those that may have files. A refused one has them while it may still be said, while its
 * author may object, which they may since $3, and while that is not answered.
 */
export const loadKept = statement<{ picture_id: number }>(
  'pictures-kept',
  `SELECT p.picture_id FROM pictures p
   LEFT JOIN decisions d ON d.space_id = p.space_id AND d.comment_id = p.picture_id AND d.kind = 'picture'
   WHERE p.space_id = $1 AND p.picture_id = ANY($2::bigint[])
     AND (p.state <> 'refused' OR (p.said_id IS NULL AND p.space_id <> 0) OR (d.outcome IS NULL AND (d.appeal IS NOT NULL OR d.decided_at > $3)))`,
);

export const loadAllOf = statement<Ref>(
  'pictures-of-member',
  'SELECT space_id, picture_id FROM pictures WHERE author_id = $1',
);
