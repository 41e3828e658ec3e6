import type { DecisionReason, WaitReason, ProvinceCode } from '@huixiang/contract';
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
  readonly state: 'machine' | 'person' | 'publishing' | 'refused';
  readonly why: WaitReason;
  readonly submitted_at: number;
  /** The group that its author came by. */
  readonly group_id: number | null;
  readonly province: ProvinceCode | null;
}

const NAMES = [
  'space_id',
  'waiting_id',
  'post_id',
  'parent_id',
  'author_id',
  'text',
  'provenance',
  'opener_id',
  'opener_version',
  'act_key',
  'state',
  'why',
  'submitted_at',
  'group_id',
  'province',
];
const COLUMNS = NAMES.join(', ');
const OF_WAITING = NAMES.map((name) => `w.${name}`).join(', ');

/** Repeating the act keeps what the first one left waiting. */
export const writeWaiting = statement<WaitingRow>(
  'waiting-write',
  `INSERT INTO waiting_comments AS w (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
   ON CONFLICT (space_id, author_id, act_key) WHERE act_key IS NOT NULL DO UPDATE SET act_key = w.act_key
   RETURNING ${COLUMNS}`,
);

export const loadWaiting = statement<WaitingRow>(
  'waiting-load',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE space_id = $1 AND waiting_id = $2`,
);

/** What these ids ($2) of a space say, whoever asks. */
export const loadWaitingTexts = statement<{ waiting_id: number; post_id: number; text: string }>(
  'waiting-texts',
  'SELECT waiting_id, post_id, text FROM waiting_comments WHERE space_id = $1 AND waiting_id = ANY($2::bigint[])',
);

/** Where a comment would stand. */
interface Place {
  readonly post_title: string;
}

export interface QueuedRow extends WaitingRow, Place {
  readonly parent_text: string | null;
  readonly newcomer: boolean;
}

/** Open to a person: what was left to one, and what the machine has not answered since $2. */
const FOR_PERSON = `w.space_id = $1 AND w.state IN ('machine', 'person') AND (w.state = 'person' OR w.submitted_at <= $2)`;

/** What a person has to look at after the id $3, longest waiting first. */
export const pageOfWaiting = statement<QueuedRow>(
  'waiting-page',
  `SELECT ${OF_WAITING}, coalesce(p.title, '') AS post_title, parent.text AS parent_text,
     coalesce(m.comments, 0) = 0 AS newcomer
   FROM waiting_comments w
   LEFT JOIN posts p ON p.space_id = w.space_id AND p.post_id = w.post_id
   LEFT JOIN comments parent ON parent.space_id = w.space_id AND parent.comment_id = w.parent_id AND parent.deleted_at IS NULL
   LEFT JOIN memberships m ON m.space_id = w.space_id AND m.member_id = w.author_id
   WHERE ${FOR_PERSON} AND w.waiting_id > $3 ORDER BY w.waiting_id LIMIT $4`,
);

/** How much waits for a person, and how much of it since before $3. */
export const countWaiting = statement<{ open: number; overdue: number }>(
  'waiting-count',
  `SELECT count(*)::integer AS open, (count(*) FILTER (WHERE w.submitted_at < $3))::integer AS overdue
   FROM waiting_comments w WHERE ${FOR_PERSON}`,
);

export interface OwnWaitingRow extends WaitingRow, Place {
  readonly space_name: string;
  readonly reason: DecisionReason | null;
  readonly note: string | null;
  readonly decided_at: number | null;
  readonly appeal: string | null;
  readonly outcome: 'restored' | 'upheld' | null;
}

/** A member's ($1) own, latest first, of all spaces or of one ($2). */
export const ownWaiting = statement<OwnWaitingRow>(
  'waiting-own',
  `SELECT ${OF_WAITING}, n.name AS space_name, coalesce(p.title, '') AS post_title, d.reason, d.note, w.decided_at, d.appeal, d.outcome
   FROM waiting_comments w
   JOIN spaces n ON n.space_id = w.space_id
   LEFT JOIN posts p ON p.space_id = w.space_id AND p.post_id = w.post_id
   LEFT JOIN decisions d ON d.space_id = w.space_id AND d.comment_id = w.waiting_id
   WHERE w.author_id = $1 AND ($2::bigint IS NULL OR w.space_id = $2) ORDER BY w.waiting_id DESC LIMIT 100`,
);

/** What waits for the machine since before $1, longest first. */
export const loadForMachine = statement<WaitingRow>(
  'waiting-for-machine',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE state = 'machine' AND submitted_at < $1
   ORDER BY submitted_at LIMIT 50`,
);

/** What was let pass before $1 and is not out yet, because a process died. */
export const loadHalfPublished = statement<WaitingRow>(
  'waiting-half-published',
  `SELECT ${COLUMNS} FROM waiting_comments WHERE state = 'publishing' AND decided_at < $1 ORDER BY decided_at LIMIT 50`,
);

/** The machine is done with it; a person goes on. */
export const leaveToPerson = statement(
  'waiting-to-person',
  `UPDATE waiting_comments SET state = 'person', why = $3 WHERE space_id = $1 AND waiting_id = $2 AND state = 'machine'`,
);

/**
 * Decide once what becomes of it, and write that down: $3 the state to go to, from one of $4; $5 when, $6 by whom, $7 id of
 * the act, $8 reason, $9 what is said to its author. No row when it is in none of these states any more.
 */
export const settleWaiting = statement<WaitingRow>(
  'waiting-settle',
  `WITH settled AS (
    UPDATE waiting_comments SET state = $3, decided_at = $5, decided_by = $6
    WHERE space_id = $1 AND waiting_id = $2 AND state = ANY($4::text[]) RETURNING ${COLUMNS}
  ), noted AS (
    INSERT INTO moderation_acts (space_id, act_id, comment_id, act, reason, decided_by, decided_at)
    SELECT space_id, $7, waiting_id, CASE state WHEN 'refused' THEN 'refuse' ELSE 'publish' END, $8, coalesce($6, 0), $5
    FROM settled
  ), refused AS (
    INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, kind, reason, note)
    SELECT space_id, waiting_id, author_id, coalesce($6, 0), $5, 'refused', $8, $9 FROM settled WHERE state = 'refused'
    ON CONFLICT (space_id, comment_id) DO NOTHING
  )
  SELECT ${COLUMNS} FROM settled`,
);

/** A refused one goes out after its appeal; no row when it is not refused any more. */
export const reopenRefused = statement<WaitingRow>(
  'waiting-reopen',
  `UPDATE waiting_comments SET state = 'publishing', decided_at = $3, decided_by = $4
   WHERE space_id = $1 AND waiting_id = $2 AND state = 'refused' RETURNING ${COLUMNS}`,
);

/** It is out as the comment $3. */
export const finishWaiting = statement(
  'waiting-finish',
  `WITH gone AS (
    DELETE FROM waiting_comments WHERE space_id = $1 AND waiting_id = $2 RETURNING space_id, waiting_id
  )
  UPDATE decisions d SET published_id = $3 FROM gone
  WHERE d.space_id = gone.space_id AND d.comment_id = gone.waiting_id`,
);

/** Its author ($3) takes it back, with what was decided about it; not while it goes out, nor while an appeal is open. */
export const withdrawOwn = statement<{ waiting_id: number }>(
  'waiting-withdraw',
  `WITH gone AS (
    DELETE FROM waiting_comments w WHERE w.space_id = $1 AND w.waiting_id = $2 AND w.author_id = $3 AND w.state <> 'publishing'
      AND NOT EXISTS (SELECT FROM decisions d WHERE d.space_id = w.space_id AND d.comment_id = w.waiting_id
        AND d.appeal IS NOT NULL AND d.outcome IS NULL)
    RETURNING space_id, waiting_id
  ), undecided AS (
    DELETE FROM decisions d USING gone WHERE d.space_id = gone.space_id AND d.comment_id = gone.waiting_id
  )
  SELECT waiting_id FROM gone`,
);

/** Refused long enough ago for its author to have seen it and objected; what is objected to stays until it is answered. */
export const forgetRefused = statement(
  'waiting-forget',
  `WITH gone AS (
    DELETE FROM waiting_comments w WHERE w.state = 'refused' AND w.decided_at < $1
      AND NOT EXISTS (SELECT FROM decisions d WHERE d.space_id = w.space_id AND d.comment_id = w.waiting_id
        AND d.appeal IS NOT NULL AND d.outcome IS NULL)
    RETURNING space_id, waiting_id
  )
  DELETE FROM decisions d USING gone WHERE d.space_id = gone.space_id AND d.comment_id = gone.waiting_id`,
);
