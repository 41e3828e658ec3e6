import { statement } from '@huixiang/postgres';

/**
 * Keep a page of comments that WeChat told; columns as arrays. `changed` is false for those that were known just so. A
 * reply that WeChat leaves out once is not forgotten: often it tells only the earliest.
 */
export const keepPage = statement<{ changed: boolean }>(
  'native-comments-keep',
  `WITH told AS (
     SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::boolean[], $8::text[])
       AS t (native_id, author_mark, text, written_at, elected, reply)
   ), before AS (
     SELECT c.native_id, c.elected, c.reply, c.gone_at FROM native_comments c JOIN told USING (native_id)
     WHERE c.space_id = $1 AND c.post_id = $2
   ), kept AS (
     INSERT INTO native_comments AS c (space_id, post_id, native_id, author_mark, text, written_at, elected, reply,
       found_at, round_at)
     SELECT $1, $2, native_id, author_mark, text, written_at, elected, reply, $9, $10 FROM told ORDER BY native_id
     ON CONFLICT (space_id, post_id, native_id) DO UPDATE SET elected = excluded.elected, text = excluded.text,
       reply = coalesce(excluded.reply, c.reply), round_at = excluded.round_at, missed = 0, gone_at = NULL
   )
   SELECT b.native_id IS NULL OR b.gone_at IS NOT NULL OR b.elected <> t.elected
       OR (t.reply IS NOT NULL AND b.reply IS DISTINCT FROM t.reply) AS changed
   FROM told t LEFT JOIN before b USING (native_id)`,
);

/** A whole round ended: what two such in a row did not meet is gone in WeChat. One may miss what moved between pages. */
export const markMissed = statement(
  'native-comments-missed',
  `UPDATE native_comments SET missed = missed + 1, gone_at = CASE WHEN missed >= 1 THEN $4::bigint ELSE gone_at END
   WHERE space_id = $1 AND post_id = $2 AND round_at < $3 AND gone_at IS NULL`,
);

export interface CommentRow {
  readonly native_id: string;
  readonly text: string;
  readonly written_at: number;
  readonly elected: boolean;
  readonly reply: string | null;
  readonly same_reader: number;
}

const shown = `native_id, text, written_at, elected, reply,
  CASE WHEN author_mark IS NULL THEN 0 ELSE (SELECT count(*)::integer - 1 FROM native_comments s
    WHERE s.space_id = c.space_id AND s.post_id = c.post_id AND s.author_mark = c.author_mark AND s.gone_at IS NULL) END
  AS same_reader`;

/** Newest first, after the position ($3, $4). */
export const listRows = statement<CommentRow>(
  'native-comments-list',
  `SELECT ${shown} FROM native_comments c WHERE space_id = $1 AND post_id = $2 AND gone_at IS NULL
     AND (written_at < $3 OR (written_at = $3 AND native_id > $4))
   ORDER BY written_at DESC, native_id LIMIT $5`,
);

export const loadRow = statement<CommentRow>(
  'native-comments-load',
  `SELECT ${shown} FROM native_comments c
   WHERE space_id = $1 AND post_id = $2 AND native_id = $3 AND gone_at IS NULL`,
);

export const countRows = statement<{ post_id: number; comments: number; elected: number }>(
  'native-comments-count',
  `SELECT post_id, count(*)::integer AS comments, count(*) FILTER (WHERE elected)::integer AS elected
   FROM native_comments WHERE space_id = $1 AND gone_at IS NULL GROUP BY post_id`,
);

/** What a person did is known at once, without another round. */
export const applyAct = statement(
  'native-comments-act',
  `UPDATE native_comments SET
     elected = CASE $4 WHEN 'elect' THEN true WHEN 'unelect' THEN false ELSE elected END,
     reply = CASE $4 WHEN 'reply' THEN $5::text WHEN 'delete-reply' THEN NULL ELSE reply END,
     gone_at = CASE WHEN $4 = 'delete' THEN $6::bigint ELSE gone_at END
   WHERE space_id = $1 AND post_id = $2 AND native_id = $3`,
);

export const recordAct = statement(
  'native-acts-record',
  `INSERT INTO native_acts (space_id, act_id, post_id, native_id, member_id, act, content, acted_at, outcome)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'asked')`,
);

export const settleAct = statement(
  'native-acts-settle',
  'UPDATE native_acts SET outcome = $3 WHERE space_id = $1 AND act_id = $2',
);

export const forgetComments = statement(
  'native-comments-forget',
  'DELETE FROM native_comments WHERE space_id = $1 AND post_id = $2',
);

export const forgetAllComments = statement(
  'native-comments-forget-all',
  'DELETE FROM native_comments WHERE space_id = $1',
);
