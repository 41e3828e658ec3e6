import type { GaugeReaction } from '@huixiang/contract';
import { statement } from '@huixiang/postgres';
import type { TagDecision } from './merge-taste.ts';

/** Of these members, those who listen and let their taste be learned. They live in another distribution group. */
export const loadLearnable = statement<{ member_id: number }>(
  'taste-learnable',
  'SELECT member_id FROM listeners WHERE member_id = ANY($1::bigint[]) AND is_on AND personalised',
);

/** Remember acts on comments of others; the latest on each comment stands. */
export const writeActs = statement(
  'taste-acts-write',
  `INSERT INTO taste_acts AS a (space_id, member_id, comment_id, act, acted_at)
   SELECT i.space_id, i.member_id, i.comment_id, i.act, i.at
   FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::text[], $5::bigint[])
     AS i (space_id, member_id, comment_id, act, at)
   JOIN comments c ON c.space_id = i.space_id AND c.comment_id = i.comment_id AND c.author_id <> i.member_id
   ORDER BY 1, 2, 3
   ON CONFLICT (space_id, member_id, comment_id) DO UPDATE SET act = excluded.act, acted_at = excluded.acted_at
     WHERE a.acted_at <= excluded.acted_at`,
);

/** Forget acts that were taken back. */
export const forgetActs = statement(
  'taste-acts-forget',
  `DELETE FROM taste_acts a USING unnest($1::bigint[], $2::bigint[], $3::bigint[]) AS i (space_id, member_id, comment_id)
   WHERE a.space_id = i.space_id AND a.member_id = i.member_id AND a.comment_id = i.comment_id`,
);

/** A member's latest $3 acts in a space. */
export const loadActs = statement<{ comment_id: number; act: 'echo' | 'reply' | 'pass'; acted_at: number }>(
  'taste-acts-load',
  `SELECT comment_id, act, acted_at FROM taste_acts WHERE space_id = $1 AND member_id = $2
   ORDER BY acted_at DESC LIMIT $3`,
);

/** A member's latest $3 reactions to gauge cards of a space. */
export const loadReactions = statement<{ comment_id: number; reaction: GaugeReaction }>(
  'taste-reactions',
  `SELECT comment_id, reaction FROM gauge_reactions WHERE space_id = $1 AND member_id = $2
   ORDER BY reacted_at DESC, comment_id LIMIT $3`,
);

export const loadDecisions = statement<TagDecision>(
  'taste-decisions',
  'SELECT tag, weight, deleted FROM member_tags WHERE space_id = $1 AND member_id = $2 ORDER BY tag',
);

/** Set a tag of a member, unless they have set $6 others in the space; no row then. */
export const writeDecision = statement<{ tag: string }>(
  'taste-decide',
  `INSERT INTO member_tags (space_id, member_id, tag, weight, deleted, changed_at)
   SELECT $1, $2, $3, $4, false, $5
   WHERE (SELECT count(*) FROM member_tags WHERE space_id = $1 AND member_id = $2 AND tag <> $3 AND NOT deleted) < $6
   ON CONFLICT (space_id, member_id, tag) DO UPDATE
     SET weight = excluded.weight, deleted = false, changed_at = excluded.changed_at
   RETURNING tag`,
);

/** Mark a tag of a member as gone for good. */
export const writeDeletion = statement(
  'taste-delete',
  `INSERT INTO member_tags (space_id, member_id, tag, weight, deleted, changed_at) VALUES ($1, $2, $3, 0, true, $4)
   ON CONFLICT (space_id, member_id, tag) DO UPDATE SET weight = 0, deleted = true, changed_at = excluded.changed_at`,
);
