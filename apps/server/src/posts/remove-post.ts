import type { Context } from '../context.ts';
import { removePostAsModerator } from '../decisions/remove.ts';
import { HuixiangError } from '../errors.ts';
import { answerReports } from '../reports/reports.ts';
import { announcePost } from './announce-post.ts';
import { deletePost, loadPosts } from './posts.store.ts';

/**
 * Take my post off the page with its thread, or remove somebody else's as moderator, who may appeal.
 * @throws HuixiangError HX_NOT_FOUND, HX_FORBIDDEN
 */
export async function removePost(
  context: Context,
  { spaceId, postId, memberId }: { spaceId: number; postId: number; memberId: number },
): Promise<void> {
  const { authority, now, pool } = context;
  const [row] = await loadPosts(pool, [spaceId, [postId]]);
  if (row === undefined) throw new HuixiangError('HX_NOT_FOUND');
  if (row.author_id !== memberId) {
    await authority.require(spaceId, memberId, 'moderator');
    await removePostAsModerator(context, row, { by: memberId, reason: null, note: null });
    return;
  }
  await deletePost(pool, [spaceId, postId, now()]);
  announcePost(context, spaceId, postId);
  await answerReports(context, { spaceId, commentId: postId });
}
