import type { operations, ReplyOf } from '@huixiang/contract';
import { loadComments, type CommentRow } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { nextCursor } from '../paging.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { loadNotices, type NoticeRow } from './notices.store.ts';

/** Code points of a comment that remind its author which one it was. */
const EXCERPT = 40;

/** What happened to a member's comments, latest first. A line whose comment is gone is left out. */
export async function listNotices(
  context: Context,
  memberId: number,
  query: { after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listNotices>> {
  const rows = await loadNotices(context.pool, [memberId, ...startOf(query.after), query.limit]);
  const bySpace = Map.groupBy(rows, (row) => row.space_id);
  const lines = new Map<NoticeRow, { spaceName: string; comment: CommentRow }>();
  for (const [spaceId, here] of bySpace) {
    const { name } = await requireSpace(context, spaceId);
    const comments = await loadComments(context.pool, [spaceId, here.map((row) => row.comment_id)]);
    const known = new Map(comments.map((comment) => [comment.comment_id, comment]));
    for (const row of here) {
      const comment = known.get(row.comment_id);
      if (comment !== undefined) lines.set(row, { spaceName: name, comment });
    }
  }
  return {
    items: rows.flatMap((row) => {
      const line = lines.get(row);
      return line === undefined ? [] : [present(row, line)];
    }),
    next: nextCursor(rows, query.limit, (row) => `${row.at}:${row.comment_id}:${row.kind}`),
  };
}

function present(row: NoticeRow, { spaceName, comment }: { spaceName: string; comment: CommentRow }) {
  return {
    kind: row.kind,
    spaceId: row.space_id,
    spaceName,
    postId: comment.post_id,
    commentId: row.comment_id,
    excerpt: beginning(comment.text),
    total: row.total,
    fresh: Math.max(0, row.total - row.seen_total),
    at: row.at,
  };
}

function beginning(text: string): string {
  const words = [...text.replaceAll(/\s+/gu, ' ')];
  return words.length > EXCERPT ? `${words.slice(0, EXCERPT).join('')}…` : words.join('');
}

function startOf(after: string | undefined): [at: number, commentId: number, kind: string] {
  if (after === undefined) return [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, ''];
  const [at, commentId, kind] = after.split(':');
  const start = [Number(at), Number(commentId)] as const;
  if (!start.every(Number.isSafeInteger) || kind === undefined)
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return [...start, kind];
}
