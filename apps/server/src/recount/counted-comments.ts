/**
 * Everything about comments, counted anew from rows: common table expressions that end with `counted`, one row a comment.
 * `which` says which rows of a table are meant, given its alias and the column that names the comment.
 */
export function countedComments(which: (alias: string, column: string) => string): string {
  return `discounts AS (
    SELECT DISTINCT space_id, comment_id, member_id FROM verdicts v WHERE ${which('v', 'comment_id')} AND withdrawn_at IS NULL
  ), echoed AS (
    SELECT e.space_id, e.comment_id, count(*) AS raw, count(*) FILTER (WHERE provenance = 1) AS dealt,
      count(d.member_id) AS discounted, count(d.member_id) FILTER (WHERE provenance <> 1) AS discounted_organic
    FROM echoes e LEFT JOIN discounts d USING (space_id, comment_id, member_id)
    WHERE ${which('e', 'comment_id')} AND e.revoked_at IS NULL GROUP BY 1, 2
  ), seen AS (
    SELECT space_id, comment_id, count(*) AS shown FROM exposures x WHERE ${which('x', 'comment_id')} GROUP BY 1, 2
  ), answered AS (
    SELECT space_id, comment_id, count(*) AS cards, count(*) FILTER (WHERE answer IN ('echo', 'reply')) AS genuine,
      count(*) FILTER (WHERE answer IN ('echo', 'reply', 'pass')) AS heard,
      sum(predicted::double precision) FILTER (WHERE answer IN ('echo', 'reply', 'pass')) AS expected,
      sum(predicted::double precision * (1 - predicted::double precision))
        FILTER (WHERE answer IN ('echo', 'reply', 'pass')) AS information
    FROM cards k WHERE ${which('k', 'comment_id')} GROUP BY 1, 2
  ), reported AS (
    SELECT space_id, comment_id, count(*) AS reports FROM reports o WHERE ${which('o', 'comment_id')} GROUP BY 1, 2
  ), replied AS (
    SELECT space_id, root_id AS comment_id, count(*) FILTER (WHERE deleted_at IS NULL) AS replies, bool_or(by_staff) AS by_staff
    FROM comments y WHERE ${which('y', 'root_id')} AND root_id IS NOT NULL GROUP BY 1, 2
  ), counted AS (
    SELECT c.space_id, c.comment_id, c.root_id IS NULL AND (c.deleted_at IS NULL OR coalesce(replies, 0) > 0) AS listed,
      c.root_id IS NULL AND NOT c.by_staff AND c.deleted_at IS NULL AND p.deleted_at IS NULL AND c.author_id <> 0 AS open,
      coalesce(raw, 0) AS raw, coalesce(dealt, 0) AS dealt, coalesce(discounted, 0) AS discounted,
      coalesce(discounted_organic, 0) AS discounted_organic, coalesce(shown, 0) AS shown, coalesce(heard, 0) AS heard,
      coalesce(cards, 0) AS cards, coalesce(genuine, 0) AS genuine, coalesce(expected, 0) AS expected,
      coalesce(information, 0) AS information,
      coalesce(reports, 0) AS reports, coalesce(replies, 0) AS replies, coalesce(r.by_staff, false) AS answered
    FROM comments c
    JOIN posts p USING (space_id, post_id)
    LEFT JOIN echoed USING (space_id, comment_id)
    LEFT JOIN seen USING (space_id, comment_id)
    LEFT JOIN answered USING (space_id, comment_id)
    LEFT JOIN reported USING (space_id, comment_id)
    LEFT JOIN replied r USING (space_id, comment_id)
    WHERE ${which('c', 'comment_id')}
  )`;
}

/** All comments of the spaces $1. */
export const inSpaces = (alias: string): string => `${alias}.space_id = ANY($1::bigint[])`;
