import type { DecisionReason, ModerationReason, operations, ReplyOf, WaitReason } from '@huixiang/contract';
import type { NewComment } from '../comments/comments.store.ts';
import { loadCommentRow } from '../comments/load-comment.ts';
import { publishComment } from '../comments/publish-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { carryOver } from '../pictures/attach-pictures.ts';
import { loadPost } from '../posts/present.ts';
import { acceptRepetition, requireImpartial } from './impartial.ts';
import { finishWaiting, loadWaiting, settleWaiting, type WaitingRow, writeWaiting } from './waiting.store.ts';

type Reply = ReplyOf<typeof operations.decideWaiting>;

/** How often something was decided about a comment, for its author's notices. */
const REFUSED = 1;
const OPEN = ['machine', 'person'];

/**
 * Keep a comment that may not be public yet.
 * @throws HuixiangError HX_NOT_FOUND for an unknown post or parent, or of the rules about one's own words
 */
export async function holdComment(
  context: Context,
  comment: NewComment,
  why: WaitReason,
): Promise<WaitingRow> {
  const { bus, pool } = context;
  const { spaceId, postId, parentId } = comment;
  await loadPost(context, spaceId, postId);
  if (parentId !== null && (await loadCommentRow(context, spaceId, parentId)).deleted_at !== null)
    throw new HuixiangError('HX_NOT_FOUND');
  await context.wording.check({ ...comment, memberId: comment.authorId });
  const [row] = await writeWaiting(pool, [
    spaceId,
    comment.commentId,
    postId,
    parentId,
    comment.authorId,
    comment.text,
    comment.provenance,
    comment.openerId,
    comment.openerVersion,
    comment.actKey,
    why === 'away' ? 'machine' : 'person',
    why,
    comment.at,
    comment.groupId ?? null,
    comment.province ?? null,
  ]);
  if (row === undefined) throw new Error('The store did not keep a comment that waits');
  bus.publish({ kind: 'moderation', spaceId });
  return row;
}

/** What becomes of a comment that waits, and who says so; `null`: no person. */
interface Verdict {
  readonly by: number | null;
  readonly refusal: { readonly reason: DecisionReason; readonly note: string | null } | null;
}

/**
 * Settle a comment that waits, once: whoever comes second, process or person, changes nothing.
 * @returns whether this was first
 */
export async function settle(
  context: Context,
  row: Pick<WaitingRow, 'space_id' | 'waiting_id' | 'author_id'>,
  { by, refusal }: Verdict,
  from: readonly string[] = OPEN,
): Promise<boolean> {
  const { bus, newId, notices, now, pool } = context;
  const { space_id: spaceId, waiting_id: commentId } = row;
  const state = refusal === null ? 'publishing' : 'refused';
  const { reason, note } = refusal ?? { reason: null, note: null };
  const [settled] = await settleWaiting(pool, [
    spaceId,
    commentId,
    state,
    from,
    now(),
    by,
    newId(),
    reason,
    note,
  ]);
  if (settled === undefined) return false;
  bus.publish({ kind: 'moderation', spaceId });
  if (refusal === null) await publishSettled(context, settled);
  else notices.note({ memberId: row.author_id, spaceId, commentId, kind: 'decision', total: REFUSED });
  return true;
}

/**
 * Publish what was let pass, as of now: readers meet it where new comments stand. May be begun again after a crash, because
 * the act key lets only one come of it. What cannot be published any more (no place, a blocked author) is refused.
 */
export async function publishSettled(context: Context, row: WaitingRow): Promise<void> {
  const { authority, newId, now, pool } = context;
  const { space_id: spaceId, author_id: authorId } = row;
  try {
    await authority.requireNotBlocked(spaceId, authorId);
    const comment = {
      spaceId,
      postId: row.post_id,
      commentId: newId(),
      parentId: row.parent_id,
      authorId,
      text: row.text,
      provenance: row.provenance,
      groupId: row.group_id,
      province: row.province,
      byStaff: await authority.isStaff(spaceId, authorId),
      at: now(),
      // The colon is not among the characters of a client.
      actKey: row.act_key ?? `wait:${row.waiting_id}`,
      openerId: row.opener_id,
      openerVersion: row.opener_version,
      recentFrom: Number.MAX_SAFE_INTEGER,
    };
    const { id: commentId } = await publishComment(context, comment, { checked: true });
    await carryOver(context, { spaceId, waitingId: row.waiting_id, commentId });
    await finishWaiting(pool, [spaceId, row.waiting_id, commentId]);
    context.notices.note({ memberId: authorId, spaceId, commentId, kind: 'published', total: 1 });
  } catch (error) {
    if (!(error instanceof HuixiangError) || error.status >= 500) throw error;
    const refusal = { reason: 'place-gone', note: null } as const;
    await settle(context, row, { by: null, refusal }, ['publishing']);
  }
}

/**
 * A moderator decides.
 * @throws HuixiangError HX_BODY_INVALID for a refusal without a reason, HX_OWN_CASE, HX_DECIDED when somebody else was first,
 * HX_NOT_FOUND for what never waited
 */
export async function decideWaiting(
  context: Context,
  wish: {
    spaceId: number;
    waitingId: number;
    publish: boolean;
    reason: ModerationReason | undefined;
    note: string | null;
    by: number;
  },
): Promise<Reply> {
  const { spaceId, waitingId, by, note, publish, reason } = wish;
  if (!publish && reason === undefined) throw new HuixiangError('HX_BODY_INVALID', { field: 'body.reason' });
  const [row] = await loadWaiting(context.pool, [spaceId, waitingId]);
  const own = { spaceId, commentId: waitingId, memberId: by };
  if (row !== undefined) await requireImpartial(context, own, [row.author_id]);
  const refusal = publish || reason === undefined ? null : { reason, note };
  const first = row !== undefined && (await settle(context, row, { by, refusal }));
  if (!first) await acceptRepetition(context, own, publish ? 'publish' : 'refuse');
  return { ok: true };
}
