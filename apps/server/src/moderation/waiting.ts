import type { operations, ReplyOf } from '@huixiang/contract';
import type { NewComment } from '../comments/comments.store.ts';
import { loadCommentRow } from '../comments/load-comment.ts';
import { publishComment } from '../comments/publish-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadPost } from '../posts/present.ts';
import { dropWaiting, loadWaiting, moveWaiting, type WaitingRow, writeWaiting } from './waiting.store.ts';

type Waiting = ReplyOf<typeof operations.listWaiting>['items'][number];

/**
 * Keep a comment that may not be public yet.
 * @throws HuixiangError HX_NOT_FOUND for an unknown post or parent, or of the rules about one's own words
 */
export async function holdComment(
  context: Context,
  comment: NewComment,
  state: 'machine' | 'person',
): Promise<WaitingRow> {
  const { spaceId, postId, parentId } = comment;
  await loadPost(context, spaceId, postId);
  if (parentId !== null && (await loadCommentRow(context, spaceId, parentId)).deleted_at !== null)
    throw new HuixiangError('HX_NOT_FOUND');
  await context.wording.check({ ...comment, memberId: comment.authorId });
  const [row] = await writeWaiting(context.pool, [
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
    state,
    comment.at,
  ]);
  if (row === undefined) throw new Error('The store did not keep a comment that waits');
  return row;
}

/**
 * Publish what waited, as of now: readers meet it where new comments stand. May be begun again after a crash, because the
 * act key lets only one come of it. What cannot be published any more (no place, a blocked author) is refused.
 */
export async function releaseWaiting(context: Context, row: WaitingRow): Promise<void> {
  const { authority, newId, now, pool } = context;
  try {
    await authority.requireNotBlocked(row.space_id, row.author_id);
    const comment = {
      spaceId: row.space_id,
      postId: row.post_id,
      commentId: newId(),
      parentId: row.parent_id,
      authorId: row.author_id,
      text: row.text,
      provenance: row.provenance,
      byStaff: await authority.isStaff(row.space_id, row.author_id),
      at: now(),
      // The colon is not among the characters of a client.
      actKey: row.act_key ?? `wait:${row.waiting_id}`,
      openerId: row.opener_id,
      openerVersion: row.opener_version,
      recentFrom: Number.MAX_SAFE_INTEGER,
    };
    await publishComment(context, comment, { checked: true });
  } catch (error) {
    if (!(error instanceof HuixiangError) || error.status >= 500) throw error;
    await refuseWaiting(context, row, null);
    return;
  }
  await dropWaiting(pool, [row.space_id, row.waiting_id]);
}

/** Its author is told; nobody else ever sees it. */
export async function refuseWaiting(
  { now, pool }: Pick<Context, 'now' | 'pool'>,
  row: WaitingRow,
  by: number | null,
): Promise<void> {
  await moveWaiting(pool, [row.space_id, row.waiting_id, 'refused', now(), by]);
}

/** A moderator decides. @throws HuixiangError HX_NOT_FOUND when it does not wait any more */
export async function decideWaiting(
  context: Context,
  wish: { spaceId: number; waitingId: number; publish: boolean; by: number },
): Promise<void> {
  const [row] = await loadWaiting(context.pool, [wish.spaceId, wish.waitingId]);
  if (row === undefined || row.state === 'refused') throw new HuixiangError('HX_NOT_FOUND');
  if (wish.publish) await releaseWaiting(context, row);
  else await refuseWaiting(context, row, wish.by);
}

export async function presentWaiting(
  { members }: Pick<Context, 'members'>,
  rows: readonly WaitingRow[],
): Promise<Waiting[]> {
  const authors = await members.cards(rows.map((row) => row.author_id));
  return rows.map((row) => ({
    id: row.waiting_id,
    postId: row.post_id,
    parentId: row.parent_id,
    author: authors.get(row.author_id) ?? { id: row.author_id, nickname: '' },
    text: row.text,
    state: row.state,
    submittedAt: row.submitted_at,
  }));
}
