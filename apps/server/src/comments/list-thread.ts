import type { CommentPage, operations, ReplyOf, ThreadOrder } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadPinned, pageOfAuthor, pageOfReplies, pagesOfRoots } from './thread.store.ts';
import { idCursor, nextCursor } from '../paging.ts';
import { loadPost } from '../posts/present.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { loadCommentRow } from './load-comment.ts';
import { presentComments } from './present.ts';

/** More pins than this would push the thread itself off the screen. */
const PINNED_MAX = 3;
/** Above every resonance, which is a share. */
const RESONANCE_TOP = 2;

export interface ThreadQuery {
  readonly spaceId: number;
  readonly postId: number;
  readonly order: ThreadOrder;
  readonly after: string | undefined;
  readonly limit: number;
}

/** A page of root comments. The first page is led by the pinned ones; they are left out further down. */
export async function listThread(context: Context, query: ThreadQuery): Promise<CommentPage> {
  const { spaceId, postId, order, after, limit } = query;
  const [resonance, id] = startOf(order, after);
  const [pinned, page] = await Promise.all([
    loadPinned(context.pool, [spaceId, postId, PINNED_MAX]),
    pagesOfRoots[order](context.pool, [spaceId, postId, resonance, id, limit]),
  ]);
  // An empty thread and an unknown post look alike here; only then is it worth asking.
  if (page.length === 0) await loadPost(context, spaceId, postId);
  const pinnedIds = new Set(pinned.map((row) => row.comment_id));
  const unpinned = page.filter((row) => !pinnedIds.has(row.comment_id));
  const items = await presentComments(context, after === undefined ? [...pinned, ...unpinned] : unpinned);
  return { items, next: nextCursor(page, limit, (row) => `${row.resonance}:${row.comment_id}`) };
}

/** All replies below a root, oldest first. */
export async function listReplies(
  context: Context,
  query: { spaceId: number; commentId: number; after: string | undefined; limit: number },
): Promise<CommentPage> {
  const rows = await pageOfReplies(context.pool, [
    query.spaceId,
    query.commentId,
    idCursor(query.after, 0),
    query.limit,
  ]);
  if (rows.length === 0) await loadCommentRow(context, query.spaceId, query.commentId);
  return {
    items: await presentComments(context, rows),
    next: nextCursor(rows, query.limit, (row) => `${row.comment_id}`),
  };
}

/** A member's own comments in a space, newest first, with how many listeners heard each. */
export async function listByAuthor(
  context: Context,
  query: { spaceId: number; memberId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listMyComments>> {
  const start = idCursor(query.after, Number.MAX_SAFE_INTEGER);
  const rows = await pageOfAuthor(context.pool, [query.spaceId, query.memberId, start, query.limit]);
  if (rows.length === 0) await requireSpace(context, query.spaceId);
  const heard = new Map(rows.map((row) => [row.comment_id, row.heard]));
  const items = await presentComments(context, rows);
  return {
    items: items.map((item) => ({ ...item, heard: heard.get(item.id) ?? 0 })),
    next: nextCursor(rows, query.limit, (row) => `${row.comment_id}`),
  };
}

function startOf(order: ThreadOrder, after: string | undefined): [resonance: number, id: number] {
  if (after === undefined) return [RESONANCE_TOP, order === 'oldest' ? 0 : Number.MAX_SAFE_INTEGER];
  const [resonance, id] = after.split(':').map(Number);
  if (resonance === undefined || !Number.isFinite(resonance) || !Number.isSafeInteger(id)) {
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  }
  return [resonance, id ?? 0];
}
