import { type operations, provenances, type ReplyOf } from '@huixiang/contract';
import { decodeScene } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { loadPost } from '../posts/present.ts';

/**
 * Sign what the scene of a visit tells about how somebody came to a post. The scene is the client's word, so it can only
 * name one way of coming by oneself or another: that a card was dealt is known here and never signed.
 * @throws HuixiangError HX_NOT_FOUND
 */
export async function arriveByScene(
  context: Context,
  { spaceId, postId, scene }: { spaceId: number; postId: number; scene: number },
): Promise<ReplyOf<typeof operations.arriveByScene>> {
  await loadPost(context, spaceId, postId);
  const { person, provenance: told } = decodeScene(scene);
  const provenance = provenances.find((name) => name === told);
  // Of a group WeChat itself vouches (groups/enter-by-group.ts): its number alone is nobody's proof.
  if (!person || provenance === undefined || provenance === 'group-share') return { via: null, person };
  return { via: signArrival({ provenance, spaceId, postId }, context.secret), person };
}
