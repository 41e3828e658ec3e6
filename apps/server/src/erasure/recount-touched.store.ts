import { statement } from '@huixiang/postgres';
import type { CountSums } from '../echoes/counts.ts';
import { countedComments } from '../recount/counted-comments.ts';

export interface TouchedRow extends CountSums {
  readonly comment_id: number;
  readonly post_id: number;
}

const SUMS = 's.comment_id, s.post_id, s.echoes_raw, s.echoes_dealt, s.discounted, s.discounted_organic';

/**
 * Lock the counters of comments ($2), in key order as every writer does: what others write meanwhile is added to what the
 * recount found, because their rows and their steps commit together.
 */
export const lockCounters = statement<TouchedRow>(
  'erasure-lock',
  `SELECT ${SUMS} FROM comment_stats s WHERE s.space_id = $1 AND s.comment_id = ANY($2::bigint[])
   ORDER BY s.comment_id FOR UPDATE`,
);

/**
 * Count these comments anew. What is hidden stays hidden, what has been heard stays so: only numbers go down, and a place
 * that lost its last word leaves the thread.
 */
export const recountTouched = statement<TouchedRow>(
  'erasure-recount',
  `WITH ${countedComments((alias, column) => `${alias}.space_id = $1 AND ${alias}.${column} = ANY($2::bigint[])`)}
  UPDATE comment_stats s SET echoes_raw = n.raw, echoes_dealt = n.dealt, discounted = n.discounted,
    discounted_organic = n.discounted_organic, shown = n.shown, heard = n.heard, reports = n.reports, replies = n.replies,
    dealt = n.cards, answers = n.genuine, expected = n.expected, information = n.information,
    listed = s.listed AND n.listed, needs_hearing = s.needs_hearing AND n.open, awaits_staff = s.awaits_staff AND n.open
  FROM counted n WHERE s.space_id = n.space_id AND s.comment_id = n.comment_id
  RETURNING ${SUMS}`,
);

/** Move the counters of posts by what their comments moved. */
export const movePosts = statement(
  'erasure-move-posts',
  `WITH locked AS (
    SELECT post_id FROM post_stats WHERE space_id = $1 AND post_id = ANY($2::bigint[]) ORDER BY post_id FOR UPDATE
  )
  UPDATE post_stats t SET comments = t.comments + d.comments, echoes_raw = t.echoes_raw + d.raw,
    echoes_dealt = t.echoes_dealt + d.dealt, discounted = t.discounted + d.discounted,
    discounted_organic = t.discounted_organic + d.discounted_organic
  FROM unnest($2::bigint[], $3::integer[], $4::integer[], $5::integer[], $6::integer[], $7::integer[])
    AS d (post_id, comments, raw, dealt, discounted, discounted_organic)
  JOIN locked USING (post_id)
  WHERE t.space_id = $1 AND t.post_id = d.post_id`,
);
