import { statement } from '@huixiang/postgres';

/** A comment whose words may have to be written, with what is stored of them. */
export interface TextRow {
  readonly comment_id: number;
  readonly text: string;
  readonly title: string;
  /** When this text was written. */
  readonly said_at: number;
  readonly deleted: boolean;
  /** Its stored words, separated by spaces; null when there are none, or those of an earlier text. */
  readonly words: string | null;
  /** How often each of them stands there; null when each once. */
  readonly counts: string | null;
}

/** Texts of comments ($2) of a space, each with the title of its post. */
export const loadTexts = statement<TextRow>(
  'topics-texts',
  `SELECT c.comment_id, c.text, p.title, coalesce(c.edited_at, c.created_at) AS said_at,
     c.deleted_at IS NOT NULL AS deleted,
     array_to_string(t.terms, ' ') AS words, array_to_string(t.counts, ' ') AS counts
   FROM comments c
   JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   LEFT JOIN comment_terms t ON t.space_id = c.space_id AND t.comment_id = c.comment_id
     AND t.said_at = coalesce(c.edited_at, c.created_at)
   WHERE c.space_id = $1 AND c.comment_id = ANY($2::bigint[])`,
);

/** Which of the newest $2 comments of a space have no words yet, or those of an earlier text. */
export const loadOutdated = statement<{ comment_id: number }>(
  'topics-outdated',
  `SELECT c.comment_id FROM (
     SELECT comment_id, coalesce(edited_at, created_at) AS said_at FROM comments
     WHERE space_id = $1 AND deleted_at IS NULL ORDER BY comment_id DESC LIMIT $2
   ) AS c
   LEFT JOIN comment_terms t ON t.space_id = $1 AND t.comment_id = c.comment_id
   WHERE t.said_at IS DISTINCT FROM c.said_at`,
);

/** How often words stand in a space moves with `moves` (term, comments), in the order of the words. */
const COUNTED = `INSERT INTO space_terms AS f (space_id, term, comments)
    SELECT $1, term, sum(comments) FROM moves GROUP BY term HAVING sum(comments) <> 0 ORDER BY term
    ON CONFLICT (space_id, term) DO UPDATE SET comments = f.comments + excluded.comments`;

/**
 * Write the words of comments: $2 ids, $3 when their texts were written, $4 words separated by spaces, $5 how often each
 * of them stands there, likewise, or null. Those that were taken back meanwhile are left out. What is stored
 * is locked first, so that of two processes each counts what it really replaced; a row that another process made in the
 * same moment is left to it.
 */
export const writeTerms = statement(
  'topics-write-terms',
  `WITH given AS MATERIALIZED (
    SELECT i.comment_id, i.said_at, string_to_array(i.words, ' ') AS terms, string_to_array(i.counts, ' ')::smallint[] AS counts
    FROM unnest($2::bigint[], $3::bigint[], $4::text[], $5::text[]) AS i (comment_id, said_at, words, counts)
    WHERE EXISTS (SELECT FROM comments c WHERE c.space_id = $1 AND c.comment_id = i.comment_id AND c.deleted_at IS NULL OFFSET 0)
  ), old AS MATERIALIZED (
    SELECT comment_id, said_at, terms FROM comment_terms
    WHERE space_id = $1 AND comment_id = ANY($2::bigint[]) ORDER BY comment_id FOR UPDATE
  ), made AS (
    INSERT INTO comment_terms (space_id, comment_id, said_at, terms, counts)
    SELECT $1, g.comment_id, g.said_at, g.terms, g.counts FROM given g
    WHERE NOT EXISTS (SELECT FROM old o WHERE o.comment_id = g.comment_id) ORDER BY g.comment_id
    ON CONFLICT DO NOTHING RETURNING comment_id, terms
  ), replaced AS (
    UPDATE comment_terms t SET said_at = g.said_at, terms = g.terms, counts = g.counts
    FROM given g JOIN old o USING (comment_id)
    WHERE t.space_id = $1 AND t.comment_id = g.comment_id AND o.said_at < g.said_at
    RETURNING t.comment_id, t.terms, o.terms AS old_terms
  ), moves AS (
    SELECT unnest(array_append(terms, '')) AS term, 1 AS comments FROM made
    UNION ALL SELECT unnest(terms), 1 FROM replaced
    UNION ALL SELECT unnest(old_terms), -1 FROM replaced
  )
  ${COUNTED}`,
);

/** Forget the words of comments ($2) that were taken back. */
export const forgetTerms = statement(
  'topics-forget-terms',
  `WITH gone AS (
    DELETE FROM comment_terms t USING (
      SELECT comment_id FROM comment_terms WHERE space_id = $1 AND comment_id = ANY($2::bigint[])
      ORDER BY comment_id FOR UPDATE
    ) AS locked WHERE t.space_id = $1 AND t.comment_id = locked.comment_id RETURNING t.terms
  ), moves AS (SELECT unnest(array_append(terms, '')) AS term, -1 AS comments FROM gone)
  ${COUNTED}`,
);

/** The word under which all comments of a space are counted: no real one is empty. */
export const ALL_COMMENTS = '';

/** In how many comments of a space these words stand; the empty word counts all comments. */
export const loadFrequencies = statement<{ term: string; comments: number }>(
  'topics-frequencies',
  'SELECT term, comments FROM space_terms WHERE space_id = $1 AND term = ANY($2::text[])',
);

/** Forget the words of all comments of these spaces ($1) that were taken back, for who took back many at once. */
export const forgetAllTerms = statement(
  'topics-forget-all',
  `DELETE FROM comment_terms t USING comments c WHERE t.space_id = ANY($1::bigint[])
     AND c.space_id = t.space_id AND c.comment_id = t.comment_id AND c.deleted_at IS NOT NULL`,
);

/** Count the words of these spaces ($1) anew from those of their comments. */
export const recountTerms = statement(
  'topics-recount',
  `WITH counted AS MATERIALIZED (
    SELECT t.space_id, term, count(*)::integer AS comments
    FROM comment_terms t, unnest(array_append(t.terms, '')) AS term WHERE t.space_id = ANY($1::bigint[]) GROUP BY 1, 2
  ), gone AS (
    DELETE FROM space_terms f WHERE f.space_id = ANY($1::bigint[])
      AND NOT EXISTS (SELECT FROM counted n WHERE n.space_id = f.space_id AND n.term = f.term)
  )
  INSERT INTO space_terms (space_id, term, comments) SELECT space_id, term, comments FROM counted ORDER BY 1, 2
  ON CONFLICT (space_id, term) DO UPDATE SET comments = excluded.comments`,
);
