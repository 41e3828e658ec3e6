import { statement } from '@huixiang/postgres';
import type { GentlePart } from '@huixiang/ranking';

/** Of the roots in the thread of a listed comment ($2): how many stand before it and level with it, and its own counted echoes. */
export const countPlaces = statement<{ before: number; level: number; total: number; echoes: number }>(
  'gentle-rank-places',
  `SELECT count(*) FILTER (WHERE s.resonance > own.resonance) AS before,
    count(*) FILTER (WHERE s.resonance = own.resonance AND s.comment_id <> own.comment_id) AS level,
    count(*) AS total, own.echoes_raw - own.discounted AS echoes
   FROM comment_stats own JOIN comment_stats s ON s.space_id = own.space_id AND s.post_id = own.post_id AND s.listed
   WHERE own.space_id = $1 AND own.comment_id = $2 AND own.listed
   GROUP BY own.echoes_raw, own.discounted`,
);

export const loadTold = statement<{ part: GentlePart }>(
  'gentle-rank-told',
  `SELECT part FROM gentle_ranks WHERE space_id = $1 AND comment_id = $2`,
);

export const writeTold = statement(
  'gentle-rank-tell',
  `INSERT INTO gentle_ranks (space_id, comment_id, part, told_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (space_id, comment_id) DO UPDATE SET part = excluded.part, told_at = excluded.told_at`,
);
