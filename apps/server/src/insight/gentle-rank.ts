import type { operations, ReplyOf } from '@huixiang/contract';
import { gentlePart } from '@huixiang/ranking';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { countPlaces, loadTold, writeTold } from './gentle-rank.store.ts';

type Rank = ReplyOf<typeof operations.askGentleRank>;

/** In a shorter thread a place says more about chance than about the words. */
const THREAD_MIN = 8;
/** Nobody is told that people stop for words at which hardly anybody has. */
const ECHOES_MIN = 2;
const NOTHING: Rank = { part: null, of: 0 };

/**
 * Roughly where a comment stands in its thread, for its author alone. Of the last third nothing is said, nor to minors.
 * @throws HuixiangError HX_NOT_FOUND, HX_FORBIDDEN
 */
export async function askGentleRank(
  { pool, now, standing }: Pick<Context, 'pool' | 'now' | 'standing'>,
  { spaceId, commentId, memberId }: { spaceId: number; commentId: number; memberId: number },
): Promise<Rank> {
  const comment = await loadCommentRow({ pool }, spaceId, commentId);
  if (comment.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
  if (comment.author_id !== memberId) throw new HuixiangError('HX_FORBIDDEN');
  if (standing.isYoung(memberId)) return NOTHING;
  const [[place], [told]] = await Promise.all([
    countPlaces(pool, [spaceId, commentId]),
    loadTold(pool, [spaceId, commentId]),
  ]);
  if (place === undefined || place.total < THREAD_MIN || place.echoes < ECHOES_MIN) return NOTHING;
  const part = gentlePart(place, told?.part);
  if (part !== told?.part) await writeTold(pool, [spaceId, commentId, part, now()]);
  return part === 'rest' ? NOTHING : { part, of: place.total };
}
