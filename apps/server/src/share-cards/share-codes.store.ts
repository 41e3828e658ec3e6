import { statement } from '@huixiang/postgres';

export interface CodeRow {
  readonly code: string;
  /** Of the mini-program $4; null when WeChat has not drawn it yet. */
  readonly picture: Buffer | null;
  readonly picture_type: string | null;
}

/** The code of a target: space $1, post $2, comment $3 (0: the post itself). */
export const loadCode = statement<CodeRow>(
  'share-code-load',
  `SELECT code, CASE WHEN picture_app = $4 THEN picture END AS picture, picture_type FROM share_codes
   WHERE space_id = $1 AND post_id = $2 AND comment_id = $3`,
);

/** Of two that are made at the same time the first one stays. */
export const writeCode = statement(
  'share-code-write',
  `INSERT INTO share_codes (space_id, post_id, comment_id, code) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
);

/** What WeChat has drawn for the code $2 of the mini-program $5. */
export const writePicture = statement(
  'share-code-picture',
  `UPDATE share_codes SET picture = $3, picture_type = $4, picture_app = $5 WHERE space_id = $1 AND code = $2`,
);

export const findTarget = statement<{ post_id: number; comment_id: number }>(
  'share-code-target',
  `SELECT post_id, comment_id FROM share_codes WHERE space_id = $1 AND code = $2`,
);
