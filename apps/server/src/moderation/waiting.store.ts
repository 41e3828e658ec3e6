import { statement } from '@huixiang/postgres';

export interface WaitingRow {
  readonly space_id: number;
  readonly waiting_id: number;
  readonly post_id: number;
  readonly parent_id: number | null;
  readonly author_id: number;
  readonly text: string;
  readonly provenance: number;
  readonly opener_id: number | null;
  readonly opener_version: number | null;
  readonly act_key: string | null;
  readonly state: 'machine' | 'person' | 'refused';
  readonly submitted_at: number;
}

const COLUMNS = `space_id, waiting_id, post_id, parent_id, author_id, text, provenance, opener_id, opener_version, act_key,
  state, submitted_at`;

/** Repeating the act keeps what the first one left waiting. */
export const writeWaiting = statement<WaitingRow>(
  'waiting-write',
  `INSERT INTO waiting_comments AS w (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
   ON CONFLICT (space_id, author_id, act_key) WHERE act_key IS NOT NULL DO UPDATE SET act_key = w.act_key
   RETURNING ${COLUMNS}`,
);

export const loadWaiting = statement<WaitingRow>(
  'waiting-load',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE space_id = $1 AND waiting_id = $2`,
);

/** What a person has to look at, longest waiting first. */
export const pageOfWaiting = statement<WaitingRow>(
  'waiting-page',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE space_id = $1 AND state = 'person' AND waiting_id > $2
   ORDER BY waiting_id LIMIT $3`,
);

export const ownWaiting = statement<WaitingRow>(
  'waiting-own',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE space_id = $1 AND author_id = $2 ORDER BY waiting_id DESC LIMIT 50`,
);

/** What waits for the machine, longest first. */
export const loadForMachine = statement<WaitingRow>(
  'waiting-for-machine',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE state = 'machine' ORDER BY submitted_at LIMIT 50`,
);

/** Only from a state in which it still waits. */
export const moveWaiting = statement<{ waiting_id: number }>(
  'waiting-move',
  `UPDATE waiting_comments SET state = $3, decided_at = $4, decided_by = $5
   WHERE space_id = $1 AND waiting_id = $2 AND state <> 'refused' RETURNING waiting_id`,
);

export const dropWaiting = statement(
  'waiting-drop',
  'DELETE FROM waiting_comments WHERE space_id = $1 AND waiting_id = $2',
);

/** Refused long enough ago for its author to have seen it. */
export const forgetRefused = statement(
  'waiting-forget',
  `DELETE FROM waiting_comments WHERE state = 'refused' AND decided_at < $1`,
);
