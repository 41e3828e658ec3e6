import { statement } from '@huixiang/postgres';

/** Of public comments and of comments that wait. */
const FOR_PERSONS = `FROM pictures p
   LEFT JOIN comments c ON c.space_id = p.space_id AND c.comment_id = p.said_id AND c.deleted_at IS NULL
   LEFT JOIN waiting_comments w ON w.space_id = p.space_id AND w.waiting_id = p.said_id AND w.state IN ('machine', 'person')
   WHERE p.space_id = $1 AND p.state = 'person' AND (c.comment_id IS NOT NULL OR w.waiting_id IS NOT NULL)`;

/** Pictures that a person has to look at in a space. */
export const pageOfPersons = statement<{
  picture_id: number;
  text: string;
  comment_id: number | null;
}>(
  'pictures-person-page',
  `SELECT p.picture_id, coalesce(c.text, w.text) AS text, c.comment_id ${FOR_PERSONS} AND p.picture_id > $2
   ORDER BY p.picture_id LIMIT $3`,
);

export const countPersons = statement<{ open: number }>(
  'pictures-person-count',
  `SELECT count(*)::integer AS open ${FOR_PERSONS}`,
);

/** Pictures beside names that a person has to look at. */
export const loadAvatarsForPersons = statement<{ picture_id: number; author_id: number }>(
  'pictures-person-avatars',
  `SELECT picture_id, author_id FROM pictures WHERE space_id = 0 AND state = 'person' AND picture_id > $1
   ORDER BY picture_id LIMIT 1000`,
);

/** Who of these ($2) has written in a space. */
export const loadWriters = statement<{ member_id: number }>(
  'pictures-writers',
  'SELECT member_id FROM memberships WHERE space_id = $1 AND member_id = ANY($2::bigint[]) AND comments > 0',
);
