import type { ModerationReason } from '@huixiang/contract';
import { announceChange } from '../comments/announce-change.ts';
import type { CommentRow } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { announcePost } from '../posts/announce-post.ts';
import type { PostRow } from '../posts/posts.store.ts';
import { answerReports } from '../reports/reports.ts';
import { writeRemoval } from './decisions.store.ts';
import { writePostRemoval } from './post-decisions.store.ts';

/** How often something was decided about a comment: its removal is the first. */
export const DECIDED = 1;

/** By whom something is removed, why, and what is said to its author. */
export interface Removal {
  readonly by: number;
  readonly reason: ModerationReason | null;
  readonly note: string | null;
}

/**
 * Remove somebody's comment: its author is told and may object, whoever reported it hears of it, and the log says by whom.
 * Without a reason given, the one that most reports name is noted.
 * @returns false when it was gone already
 */
export async function removeAsModerator(
  context: Context,
  row: CommentRow,
  { by, reason, note }: Removal,
): Promise<boolean> {
  const { newId, now, pool } = context;
  const { space_id: spaceId, comment_id: commentId, author_id: authorId } = row;
  const removed = await writeRemoval(pool, [spaceId, commentId, now(), by, reason, note, newId()]);
  if (removed.length === 0) return false;
  announceChange(context, row);
  await tellOfRemoval(context, { spaceId, commentId, authorId });
  return true;
}

/**
 * The same with somebody's post and its thread: nothing is lost, and its author may object.
 * @returns false when it was gone already
 */
export async function removePostAsModerator(
  context: Context,
  row: Pick<PostRow, 'space_id' | 'post_id' | 'author_id'>,
  { by, reason, note }: Removal,
): Promise<boolean> {
  const { newId, now, pool } = context;
  const { space_id: spaceId, post_id: postId, author_id: authorId } = row;
  const removed = await writePostRemoval(pool, [spaceId, postId, now(), by, reason, note, newId()]);
  if (removed.length === 0) return false;
  announcePost(context, spaceId, postId);
  await tellOfRemoval(context, { spaceId, commentId: postId, authorId });
  return true;
}

async function tellOfRemoval(
  context: Context,
  { spaceId, commentId, authorId }: { spaceId: number; commentId: number; authorId: number },
): Promise<void> {
  context.notices.note({ memberId: authorId, spaceId, commentId, kind: 'decision', total: DECIDED });
  await answerReports(context, { spaceId, commentId });
}
