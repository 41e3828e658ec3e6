import type { SpaceKind } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';

/** One opener that staff changed or made, with its wording if they gave one; a single row of nulls when there is none. */
export interface OpenerRow {
  readonly kind: SpaceKind;
  readonly opener_id: number | null;
  readonly version: number | null;
  readonly hidden: boolean | null;
  readonly template: string | null;
  readonly hint: string | null;
}

export const loadOpeners = statement<OpenerRow>(
  'openers-load',
  `SELECT s.kind, o.opener_id, o.version, o.hidden, v.template, v.hint
   FROM spaces s
   LEFT JOIN openers o ON o.space_id = s.space_id
   LEFT JOIN opener_versions v ON v.space_id = o.space_id AND v.opener_id = o.opener_id AND v.version = o.version
   WHERE s.space_id = $1 ORDER BY o.opener_id`,
);

/** A new wording: $3 the version that it follows. No row when another one follows that already. */
export const writeWording = statement<{ version: number }>(
  'openers-word',
  `WITH worded AS (
    INSERT INTO opener_versions AS v (space_id, opener_id, version, template, hint, written_at, written_by)
    VALUES ($1, $2, $3 + 1, $4, $5, $6, $7)
    ON CONFLICT (space_id, opener_id, version) DO NOTHING
    RETURNING v.space_id, v.opener_id, v.version
  )
  INSERT INTO openers (space_id, opener_id, version, hidden) SELECT space_id, opener_id, version, false FROM worded
  ON CONFLICT (space_id, opener_id) DO UPDATE SET version = excluded.version RETURNING version`,
);

export const writeHidden = statement(
  'openers-hide',
  `INSERT INTO openers (space_id, opener_id, version, hidden) VALUES ($1, $2, $3, $4)
   ON CONFLICT (space_id, opener_id) DO UPDATE SET hidden = excluded.hidden`,
);

export const countByOpener = statement<{ opener_id: number; opener_version: number; comments: number }>(
  'openers-count',
  `SELECT opener_id, opener_version, count(*)::integer AS comments FROM comments
   WHERE space_id = $1 AND opener_id IS NOT NULL AND deleted_at IS NULL GROUP BY 1, 2`,
);
