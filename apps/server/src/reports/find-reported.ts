import type { ModerationAct } from '@huixiang/contract';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { removeAsModerator, removePostAsModerator, type Removal } from '../decisions/remove.ts';
import { HuixiangError } from '../errors.ts';
import { loadPostWords } from '../posts/posts.store.ts';

/** What can be reported and removed: a comment, or a post with its thread. */
interface Reported {
  readonly authorId: number;
  /** What deciding about it is called in the log. */
  readonly acts: { readonly keep: ModerationAct; readonly remove: ModerationAct };
  /** @returns false when it was gone already */
  readonly remove: (removal: Removal) => Promise<boolean>;
}

/** The comment or the post with this id. @throws HuixiangError HX_NOT_FOUND, also for a comment whose post is gone */
export async function findReported(context: Context, spaceId: number, id: number): Promise<Reported> {
  const [comment] = await loadComments(context.pool, [spaceId, [id]]);
  if (comment?.post_gone === false)
    return {
      authorId: comment.author_id,
      acts: { keep: 'keep', remove: 'remove' },
      remove: async (removal) =>
        comment.deleted_at === null && (await removeAsModerator(context, comment, removal)),
    };
  const [post] = await loadPostWords(context.pool, [spaceId, [id]]);
  if (post === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const row = { space_id: spaceId, post_id: id, author_id: post.author_id };
  return {
    authorId: post.author_id,
    acts: { keep: 'keep-post', remove: 'remove-post' },
    remove: async (removal) => !post.gone && (await removePostAsModerator(context, row, removal)),
  };
}
