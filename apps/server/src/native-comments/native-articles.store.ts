import { statement } from '@huixiang/postgres';
import type { Candidate } from './bind-article.ts';

export interface ArticleRow {
  readonly space_id: number;
  readonly post_id: number;
  readonly url: string;
  readonly linked_at: number;
  readonly msg_data_id: string | null;
  readonly article_index: number | null;
  readonly guessed: boolean;
  readonly candidates: readonly Candidate[];
  readonly cursor: number;
  readonly round_at: number | null;
  readonly full_round: boolean;
  readonly synced_at: number | null;
  readonly full_at: number | null;
  readonly withheld: number;
  readonly failures: number;
}

const columns = `space_id, post_id, url, linked_at, msg_data_id, article_index, guessed, candidates, cursor, round_at,
  full_round, synced_at, full_at, withheld, failures`;

export const loadArticle = statement<ArticleRow>(
  'native-article-load',
  `SELECT ${columns} FROM native_articles WHERE space_id = $1 AND post_id = $2`,
);

export const loadArticles = statement<ArticleRow>(
  'native-articles-load',
  `SELECT ${columns} FROM native_articles WHERE space_id = $1 ORDER BY linked_at DESC, post_id DESC LIMIT 200`,
);

export const findPost = statement<{ post_id: number }>(
  'native-article-post',
  'SELECT post_id FROM posts WHERE space_id = $1 AND post_id = $2 AND deleted_at IS NULL',
);

/** Another address is another article: what was known of the former goes, here and in `forgetComments`. */
export const linkArticle = statement(
  'native-article-link',
  `INSERT INTO native_articles (space_id, post_id, url, linked_by, linked_at, next_at) VALUES ($1, $2, $3, $4, $5, $5)
   ON CONFLICT (space_id, post_id) DO UPDATE SET url = excluded.url, linked_by = excluded.linked_by,
     linked_at = excluded.linked_at, next_at = excluded.next_at, msg_data_id = NULL, article_index = NULL,
     guessed = false, candidates = '[]', cursor = 0, round_at = NULL, full_round = true, synced_at = NULL,
     full_at = NULL, withheld = 0, failures = 0`,
);

export const bindRow = statement(
  'native-article-bind',
  `UPDATE native_articles SET msg_data_id = $3, article_index = $4, guessed = $5, candidates = $6::jsonb, next_at = $7,
     cursor = 0, round_at = NULL, full_round = true, synced_at = NULL, full_at = NULL, failures = 0
   WHERE space_id = $1 AND post_id = $2`,
);

export const waitForId = statement(
  'native-article-wait',
  `UPDATE native_articles SET candidates = $3::jsonb, next_at = $4 WHERE space_id = $1 AND post_id = $2
     AND msg_data_id IS NULL`,
);

export const putOff = statement(
  'native-article-put-off',
  'UPDATE native_articles SET next_at = $3, failures = failures + $4 WHERE space_id = $1 AND post_id = $2',
);

export const loadTaken = statement<{ msg_data_id: string; article_index: number }>(
  'native-article-taken',
  `SELECT msg_data_id, article_index FROM native_articles
   WHERE space_id = $1 AND post_id <> $2 AND msg_data_id IS NOT NULL`,
);

export const unlinkArticles = statement(
  'native-articles-unlink',
  'DELETE FROM native_articles WHERE space_id = $1',
);

/** Take what is due at $1 for oneself until $2, at most $3; no two processes take the same. */
export const takeDue = statement<ArticleRow & { due_at: number }>(
  'native-articles-due',
  `UPDATE native_articles a SET next_at = $2 FROM (
     SELECT space_id, post_id, next_at AS due_at FROM native_articles
     WHERE next_at <= $1 ORDER BY next_at LIMIT $3 FOR UPDATE SKIP LOCKED
   ) AS due WHERE a.space_id = due.space_id AND a.post_id = due.post_id
   RETURNING ${columns
     .split(',')
     .map((name) => `a.${name.trim()}`)
     .join(', ')}, due.due_at`,
);

export const beginRound = statement(
  'native-article-begin',
  'UPDATE native_articles SET round_at = $3, full_round = $4, cursor = 0 WHERE space_id = $1 AND post_id = $2',
);

export const keepCursor = statement(
  'native-article-cursor',
  'UPDATE native_articles SET cursor = $3 WHERE space_id = $1 AND post_id = $2',
);

export const endRound = statement(
  'native-article-end',
  `UPDATE native_articles SET cursor = 0, round_at = NULL, failures = 0, synced_at = $3, next_at = $4, withheld = $5,
     full_at = CASE WHEN full_round THEN $3 ELSE full_at END
   WHERE space_id = $1 AND post_id = $2`,
);
