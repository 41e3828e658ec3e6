/** What posts of the spaces $1 count, anew from their comments, whose echoes they sum: a query of one row a post. */
export const countedPosts = `
    SELECT p.space_id, p.post_id, count(c.comment_id) FILTER (WHERE c.deleted_at IS NULL) AS comments,
      coalesce(sum(s.echoes_raw), 0) AS raw, coalesce(sum(s.echoes_dealt), 0) AS dealt,
      coalesce(sum(s.discounted), 0) AS discounted, coalesce(sum(s.discounted_organic), 0) AS discounted_organic
    FROM posts p
    LEFT JOIN comments c ON c.space_id = p.space_id AND c.post_id = p.post_id
    LEFT JOIN comment_stats s ON s.space_id = c.space_id AND s.comment_id = c.comment_id
    WHERE p.space_id = ANY($1::bigint[]) GROUP BY 1, 2`;
