import { statement } from '@huixiang/postgres';
import { decidedAnew, givenReason } from './decisions.store.ts';

/**
 * A post removed by $4 at $3, for the reason $5 or, without one, that most reports name, with what is said to its author
 * ($6). Its thread goes with it; what in it waited to be heard and for staff is kept for the day it is restored. $7: id of
 * the act.
 */
export const writePostRemoval = statement<{ post_id: number }>(
  'decisions-remove-post',
  `WITH gone AS (
    UPDATE posts SET deleted_at = $3, title_grams = NULL WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL
    RETURNING space_id, post_id, author_id, ${givenReason} AS reason
  ), open AS MATERIALIZED (
    SELECT s.space_id, s.comment_id, s.needs_hearing, s.awaits_staff
    FROM gone JOIN comment_stats s ON s.space_id = gone.space_id AND s.post_id = gone.post_id
    WHERE s.listed AND (s.needs_hearing OR s.awaits_staff) ORDER BY s.comment_id FOR UPDATE OF s
  ), closed AS (
    UPDATE comment_stats s SET needs_hearing = false, awaits_staff = false FROM open
    WHERE s.space_id = open.space_id AND s.comment_id = open.comment_id
  ), noted AS (
    INSERT INTO moderation_acts (space_id, act_id, comment_id, act, reason, decided_by, decided_at)
    SELECT space_id, $7, post_id, 'remove-post', reason, $4, $3 FROM gone
  ), decided AS (
    INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, kind, reason, note, needed_ids, awaited_ids)
    SELECT space_id, post_id, author_id, $4, $3, 'post', reason, $6,
      ARRAY(SELECT comment_id FROM open WHERE needs_hearing), ARRAY(SELECT comment_id FROM open WHERE awaits_staff)
    FROM gone
    ON CONFLICT (space_id, comment_id) DO UPDATE SET ${decidedAnew}, needed_ids = excluded.needed_ids,
      awaited_ids = excluded.awaited_ids
  )
  SELECT post_id FROM gone`,
);

/**
 * The removal undone: the title is found by $3 again, and what waited in the thread waits again, but for what was taken back
 * or lost its author meanwhile.
 */
export const restorePost = statement<{ post_id: number }>(
  'decisions-restore-post',
  `WITH was AS (
    SELECT needed_ids, awaited_ids FROM decisions WHERE space_id = $1 AND comment_id = $2
  ), back AS (
    UPDATE posts p SET deleted_at = NULL, title_grams = array_to_tsvector(string_to_array($3, ' ')) FROM was
    WHERE p.space_id = $1 AND p.post_id = $2 AND p.deleted_at IS NOT NULL
    RETURNING p.space_id, p.post_id, was.needed_ids, was.awaited_ids
  ), open AS MATERIALIZED (
    SELECT s.space_id, s.comment_id, s.comment_id = ANY(back.needed_ids) AS needed, s.comment_id = ANY(back.awaited_ids) AS awaited
    FROM back JOIN comment_stats s ON s.space_id = back.space_id AND s.comment_id = ANY(back.needed_ids || back.awaited_ids)
    JOIN comments c ON c.space_id = s.space_id AND c.comment_id = s.comment_id
    WHERE c.deleted_at IS NULL AND c.author_id <> 0 ORDER BY s.comment_id FOR UPDATE OF s
  ), reopened AS (
    UPDATE comment_stats s SET needs_hearing = open.needed, awaits_staff = open.awaited FROM open
    WHERE s.space_id = open.space_id AND s.comment_id = open.comment_id
  )
  SELECT post_id FROM back`,
);
