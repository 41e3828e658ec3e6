import { statement } from '@huixiang/postgres';

/** Echoes of one bucket, as @huixiang/insight takes them. `at` is the start of the bucket. */
export interface BucketRow {
  readonly at: number;
  readonly raw: number;
  readonly counted: number;
  readonly organic: number;
}

/**
 * Sums standing echoes by bucket: minutes in the first three hours after $2, then hours (the rule of
 * `growthBucketStart`). A standing verdict takes an echo out of counted and organic, a dealt card out of organic.
 */
function buckets(echoes: string): string {
  return `
  SELECT $2::bigint + age - age % CASE WHEN age < 10800000 THEN 60000 ELSE 3600000 END AS at, count(*) AS raw,
    count(*) FILTER (WHERE NOT discounted) AS counted,
    count(*) FILTER (WHERE NOT discounted AND provenance <> 1) AS organic
  FROM (
    SELECT greatest(0, e.echoed_at - $2::bigint) AS age, e.provenance, EXISTS (
      SELECT FROM verdicts v WHERE v.space_id = e.space_id AND v.comment_id = e.comment_id AND v.member_id = e.member_id
        AND v.withdrawn_at IS NULL
    ) AS discounted
    FROM ${echoes}
  ) AS standing
  GROUP BY 1`;
}

export const growthOfComment = statement<BucketRow>(
  'growth-comment',
  buckets('echoes e WHERE e.space_id = $1 AND e.comment_id = $3 AND e.revoked_at IS NULL'),
);

/** All echoes under a post, replies and removed comments included, as its counters have them. */
export const growthOfPost = statement<BucketRow>(
  'growth-post',
  buckets(`comments c JOIN echoes e ON e.space_id = c.space_id AND e.comment_id = c.comment_id
    WHERE c.space_id = $1 AND c.post_id = $3 AND e.revoked_at IS NULL`),
);

/** Echoes given in a space since $2: those before $3, where buckets are minutes, and those since $4. */
export const growthOfSpace = statement<BucketRow>(
  'growth-space',
  buckets(`echoes e WHERE e.space_id = $1 AND (e.echoed_at >= $2 AND e.echoed_at < $3 OR e.echoed_at >= $4)
    AND e.revoked_at IS NULL`),
);

/**
 * How people came to a comment ($2): its echoes, and the replies below it. Below a root those are all of its thread,
 * below a reply the answers to it.
 */
export const loadArrivals = statement<{ provenance: number; echoes: number; replies: number }>(
  'growth-arrivals',
  `SELECT provenance, sum(echoes)::bigint AS echoes, sum(replies)::bigint AS replies FROM (
    SELECT provenance, count(*) AS echoes, 0 AS replies FROM echoes
    WHERE space_id = $1 AND comment_id = $2 AND revoked_at IS NULL GROUP BY provenance
    UNION ALL
    SELECT provenance, 0, count(*) FROM comments
    WHERE space_id = $1 AND root_id = $3 AND ($2 = $3 OR parent_id = $2) AND deleted_at IS NULL GROUP BY provenance
  ) AS arrivals GROUP BY provenance ORDER BY provenance`,
);

/** People who heard a comment ($2), and when: it was on their screen, or they echoed it, which is proof enough without a sighting. */
export const HEARERS = `SELECT member_id, seen_at AS at FROM exposures WHERE space_id = $1 AND comment_id = $2
    UNION ALL SELECT member_id, echoed_at FROM echoes WHERE space_id = $1 AND comment_id = $2`;

export const countHearers = statement<{ people: number }>(
  'growth-hearers',
  `SELECT count(DISTINCT member_id) AS people FROM (${HEARERS}) AS hearers`,
);
