import type { BodyOf, operations, ReplyOf } from '@huixiang/contract';
import { createUrlLink } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { loadPost } from '../posts/present.ts';
import { askWechat, requireWechat } from '../wechat/refusal.ts';
import { CODE_PAGE } from './code-pictures.ts';

/** Long enough to be opened later in the day; whoever comes after that presses again and gets a new one. */
const DAYS = 1;
const DAY_MS = 24 * 3_600_000;

/**
 * A link that opens the mini-program at a post. `via` is handed on as it is, because it proves itself or nothing.
 * @throws HuixiangError HX_NOT_FOUND, HX_WECHAT_OFF, HX_WECHAT_AWAY, HX_TOO_MANY
 */
export async function makeOpenLink(
  context: Context,
  { spaceId, postId }: { spaceId: number; postId: number },
  { commentId, via }: BodyOf<typeof operations.makeOpenLink>,
): Promise<ReplyOf<typeof operations.makeOpenLink>> {
  await loadPost(context, spaceId, postId);
  const { mini } = requireWechat(context);
  const query = new URLSearchParams({ spaceId: String(spaceId), postId: String(postId) });
  if (commentId !== undefined) query.set('commentId', String(commentId));
  if (via !== undefined) query.set('via', via);
  const expiresAt = context.now() + DAYS * DAY_MS;
  const link = await askWechat(context, () =>
    createUrlLink(mini, { path: CODE_PAGE, query: query.toString(), days: DAYS }),
  );
  return { link, expiresAt };
}
