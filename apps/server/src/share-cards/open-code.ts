import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { HuixiangError } from '../errors.ts';
import { loadPost } from '../posts/present.ts';
import { findTarget } from './share-codes.store.ts';
import { spaceOfCode } from './share-code.ts';

/** Where a code leads, for whoever holds it. @throws HuixiangError HX_NOT_FOUND for a code that was never made, or whose post is gone */
export async function openShareCode(
  context: Pick<Context, 'pool' | 'members' | 'secret'>,
  code: string,
): Promise<ReplyOf<typeof operations.openShareCode>> {
  const spaceId = spaceOfCode(code);
  const [target] = spaceId === undefined ? [] : await findTarget(context.pool, [spaceId, code]);
  if (spaceId === undefined || target === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const { post_id: postId, comment_id: commentId } = target;
  await loadPost(context, spaceId, postId);
  return {
    spaceId,
    postId,
    commentId: commentId === 0 ? null : commentId,
    via: signArrival({ provenance: 'poster', spaceId, postId }, context.secret),
  };
}
