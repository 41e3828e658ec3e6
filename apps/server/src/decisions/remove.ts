import type { ModerationReason } from '@huixiang/contract';
import { announceChange } from '../comments/announce-change.ts';
import type { CommentRow } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { answerReports } from '../reports/reports.ts';
import { writeRemoval } from './decisions.store.ts';

/** How often something was decided about a comment: its removal is the first. */
export const DECIDED = 1;

/**
 * Remove somebody's comment: its author is told and may object, whoever reported it hears of it, and the log says by whom.
 * Without a reason given, the one that most reports name is noted.
 * @returns false when it was gone already
 */
export async function removeAsModerator(
  context: Context,
  row: CommentRow,
  { by, reason, note }: { by: number; reason: ModerationReason | null; note: string | null },
): Promise<boolean> {
  const { newId, notices, now, pool } = context;
  const { space_id: spaceId, comment_id: commentId, author_id: memberId } = row;
  const removed = await writeRemoval(pool, [spaceId, commentId, now(), by, reason, note, newId()]);
  if (removed.length === 0) return false;
  announceChange(context, row);
  notices.note({ memberId, spaceId, commentId, kind: 'decision', total: DECIDED });
  await answerReports(context, { spaceId, commentId });
  return true;
}
