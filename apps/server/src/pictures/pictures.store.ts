import { statement } from '@huixiang/postgres';

export type PictureState = 'checking' | 'person' | 'passed' | 'refused';

export interface PictureRow {
  /** 0: the picture beside the name of its author. */
  readonly space_id: number;
  readonly picture_id: number;
  readonly author_id: number;
  /** The comment, or the comment that waits, in which it stands. */
  readonly said_id: number | null;
  readonly alt: string;
  readonly key: string;
  readonly width: number;
  readonly height: number;
  readonly state: PictureState;
  readonly trace_id: string | null;
  readonly created_at: number;
}

/** What was decided about a refused picture in a comment, and whether its author objected; null: nothing. */
export interface JudgedRow {
  readonly refused_at: number | null;
  readonly appealed: boolean;
  readonly outcome: 'restored' | 'upheld' | null;
}

const COLUMNS =
  'space_id, picture_id, author_id, said_id, alt, key, width, height, state, trace_id, created_at';

const OF_PICTURE = COLUMNS.split(', ')
  .map((name) => `p.${name}`)
  .join(', ');
const JUDGED = `${OF_PICTURE}, d.decided_at AS refused_at, d.appeal IS NOT NULL AS appealed, d.outcome`;
const WITH_DECISION = `LEFT JOIN decisions d ON d.space_id = p.space_id AND d.comment_id = p.picture_id AND d.kind = 'picture'`;

export const writePicture = statement<PictureRow>(
  'pictures-write',
  `INSERT INTO pictures (space_id, picture_id, author_id, key, width, height, state, created_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
);

export const loadPicture = statement<PictureRow>(
  'pictures-load',
  `SELECT ${COLUMNS} FROM pictures WHERE space_id = $1 AND picture_id = $2`,
);

export const countUnsaid = statement<{ count: number }>(
  'pictures-count-unsaid',
  'SELECT count(*)::integer AS count FROM pictures WHERE author_id = $1 AND said_id IS NULL AND space_id <> 0',
);

/** These pictures of one member in a space. */
export const loadOwnPictures = statement<PictureRow>(
  'pictures-own',
  `SELECT ${COLUMNS} FROM pictures WHERE space_id = $1 AND author_id = $2 AND picture_id = ANY($3::bigint[])`,
);

/**
 * Put pictures ($3, with words $4, in this order) of $2 into what they said ($5), unless they stand somewhere else. The refusal
 * of one that the machine had looked at before is a decision from now on, to which its author may object.
 */
export const attachPictures = statement<{ picture_id: number; refused: boolean }>(
  'pictures-attach',
  `WITH said AS (
    UPDATE pictures p SET said_id = $5, place = i.place, alt = i.alt
    FROM unnest($3::bigint[], $4::text[]) WITH ORDINALITY AS i (picture_id, alt, place)
    WHERE p.space_id = $1 AND p.author_id = $2 AND p.picture_id = i.picture_id
      AND (p.said_id IS NULL OR p.said_id = $5)
    RETURNING p.space_id, p.picture_id, p.author_id, p.state, p.decided_at
  ), refused AS (
    INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, kind, reason)
    SELECT space_id, picture_id, author_id, 0, decided_at, 'picture', 'machine' FROM said WHERE state = 'refused'
    ON CONFLICT (space_id, comment_id) DO NOTHING
  )
  SELECT picture_id, state = 'refused' AS refused FROM said`,
);

/** What stood in a comment that waited ($2) stands in the comment that came of it ($3). */
export const movePictures = statement<{ picture_id: number }>(
  'pictures-move',
  'UPDATE pictures SET said_id = $3 WHERE space_id = $1 AND said_id = $2 RETURNING picture_id',
);

export const markPictured = statement(
  'comments-pictured',
  'UPDATE comments SET pictured = true WHERE space_id = $1 AND comment_id = $2',
);

/** Pictures of these comments ($2) of spaces ($1), in their order. */
export const loadPicturesOf = statement<PictureRow & JudgedRow & { said_id: number }>(
  'pictures-of',
  `SELECT ${JUDGED} FROM unnest($1::bigint[], $2::bigint[]) AS i (space_id, said_id)
   JOIN pictures p ON p.space_id = i.space_id AND p.said_id = i.said_id ${WITH_DECISION} ORDER BY p.said_id, p.place`,
);

/** Pictures of my comments ($3) that others do not see. */
export const loadHidden = statement<PictureRow & JudgedRow & { said_id: number }>(
  'pictures-hidden',
  `SELECT ${JUDGED} FROM pictures p ${WITH_DECISION} WHERE p.space_id = $1 AND p.author_id = $2 AND p.state <> 'passed'
     AND p.said_id = ANY($3::bigint[]) ORDER BY p.said_id, p.place`,
);

/** The latest picture of a member's own that is not the one shown. */
export const loadNextAvatar = statement<PictureRow>(
  'pictures-next-avatar',
  `SELECT ${COLUMNS} FROM pictures WHERE space_id = 0 AND author_id = $1 AND state <> 'passed'
   ORDER BY picture_id DESC LIMIT 1`,
);

/** All of a member's own but this one. */
export const loadOtherAvatars = statement<PictureRow>(
  'pictures-other-avatars',
  `SELECT ${COLUMNS} FROM pictures WHERE space_id = 0 AND author_id = $1 AND picture_id <> $2`,
);

export const writeAvatar = statement('members-avatar', 'UPDATE members SET avatar = $2 WHERE member_id = $1');

export const loadAvatar = statement<{ avatar: string | null }>(
  'members-avatar-load',
  'SELECT avatar FROM members WHERE member_id = $1',
);

/** WeChat has taken it on. */
export const writeTrace = statement(
  'pictures-trace',
  `UPDATE pictures SET trace_id = $3 WHERE space_id = $1 AND picture_id = $2 AND state = 'checking'`,
);

export const loadByTrace = statement<PictureRow>(
  'pictures-by-trace',
  `SELECT ${COLUMNS} FROM pictures WHERE trace_id = $1`,
);

/**
 * Only while it is open: what comes twice or too late changes nothing. The refusal of one that stands in a comment is a
 * decision to which its author may object.
 */
export const decideState = statement<PictureRow>(
  'pictures-decide',
  `WITH decided AS (
    UPDATE pictures SET state = $3, decided_at = $4, decided_by = $5
    WHERE space_id = $1 AND picture_id = $2 AND state IN ('checking', 'person') RETURNING ${COLUMNS}
  ), refused AS (
    INSERT INTO decisions (space_id, comment_id, author_id, decided_by, decided_at, kind, reason, note)
    SELECT space_id, picture_id, author_id, coalesce($5, 0), $4, 'picture', $6, $7 FROM decided
    WHERE state = 'refused' AND space_id <> 0 AND said_id IS NOT NULL
  )
  SELECT ${COLUMNS} FROM decided`,
);

/** The machine has nothing to say: a person looks. */
export const leaveToPerson = statement(
  'pictures-leave-to-person',
  `UPDATE pictures SET state = 'person' WHERE space_id = $1 AND picture_id = $2 AND state = 'checking'`,
);

/** With what was decided about it. */
export const deletePicture = statement(
  'pictures-delete',
  `WITH undecided AS (
    DELETE FROM decisions WHERE space_id = $1 AND comment_id = $2 AND kind = 'picture'
  )
  DELETE FROM pictures WHERE space_id = $1 AND picture_id = $2`,
);

/** Where these pictures ($2) of a space stand, whether others may read that, and the words there. */
export const loadWordsAround = statement<{
  picture_id: number;
  post_id: number;
  text: string;
  gone: boolean;
}>(
  'pictures-words-around',
  `SELECT p.picture_id, coalesce(c.post_id, w.post_id) AS post_id, coalesce(c.text, w.text) AS text,
     c.comment_id IS NULL OR c.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL AS gone
   FROM pictures p
   LEFT JOIN comments c ON c.space_id = p.space_id AND c.comment_id = p.said_id
   LEFT JOIN posts t ON t.space_id = c.space_id AND t.post_id = c.post_id
   LEFT JOIN waiting_comments w ON w.space_id = p.space_id AND w.waiting_id = p.said_id
   WHERE p.space_id = $1 AND p.picture_id = ANY($2::bigint[]) AND coalesce(c.post_id, w.post_id) IS NOT NULL`,
);

/** Where a comment stands, when it is public. */
export const loadPublicPlace = statement<{ post_id: number }>(
  'pictures-place',
  `SELECT c.post_id FROM comments c JOIN posts p ON p.space_id = c.space_id AND p.post_id = c.post_id
   WHERE c.space_id = $1 AND c.comment_id = $2 AND c.deleted_at IS NULL AND p.deleted_at IS NULL`,
);
