import { statement } from '@huixiang/postgres';

/** Set the mark, or take it back ($5), and note who did ($3) and when ($6); nothing when it is so already. */
export const markSolved = statement<{ comment_id: number }>(
  'solved-mark',
  `WITH marked AS (
    UPDATE comments SET solved_at = CASE WHEN $5::boolean THEN $6::bigint END,
      solved_by = CASE WHEN $5::boolean THEN $3::bigint END
    WHERE space_id = $1 AND comment_id = $2 AND deleted_at IS NULL AND (solved_at IS NOT NULL) <> $5::boolean
    RETURNING space_id, comment_id
  )
  INSERT INTO solved_acts (space_id, comment_id, act_id, member_id, solved, at)
  SELECT space_id, comment_id, $4, $3, $5, $6 FROM marked RETURNING comment_id`,
);
