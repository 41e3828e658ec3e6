import { promises, reportReasons, type operations, type ReplyOf } from '@huixiang/contract';
import { presentComments } from '../comments/present.ts';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { nextCursor } from '../paging.ts';
import { loadPosts } from '../posts/posts.store.ts';
import { presentPosts } from '../posts/present.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { pageOfReported, type ReportedRow } from './reports.store.ts';

/** Comments and posts with open reports, the most urgent first. @throws HuixiangError HX_NOT_FOUND, HX_CURSOR_INVALID */
export async function listReported(
  context: Context,
  page: { spaceId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listReported>> {
  const { pool } = context;
  const { spaceId, limit } = page;
  const { illegalMs, reviewMs } = promises;
  const rows = await pageOfReported(pool, [spaceId, illegalMs, reviewMs, ...startOf(page.after), limit]);
  if (rows.length === 0) await requireSpace(context, spaceId);
  const ids = rows.map((row) => row.comment_id);
  const [comments, posts] = await Promise.all([
    loadComments(pool, [spaceId, ids]).then((stored) => presentComments(context, stored)),
    loadPosts(pool, [spaceId, ids]).then((stored) => presentPosts(context, stored)),
  ]);
  return {
    items: rows.flatMap((row) => {
      const comment = comments.find(({ id }) => id === row.comment_id);
      const post = posts.find(({ id }) => id === row.comment_id);
      const said = comment === undefined ? post && { post } : { comment };
      return said === undefined ? [] : [{ ...said, ...present(row) }];
    }),
    next: nextCursor(rows, limit, (row) => `${row.due_at}:${row.comment_id}`),
  };
}

function present(row: ReportedRow) {
  const reasons = reportReasons.map((reason) => ({
    reason,
    reports: row.reasons.filter((one) => one === reason).length,
  }));
  return {
    id: row.comment_id,
    postTitle: row.post_title,
    reports: row.reports,
    reasons: reasons.filter(({ reports }) => reports > 0).toSorted((a, b) => b.reports - a.reports),
    notes: row.notes,
    firstAt: row.first_at,
    dueAt: row.due_at,
  };
}

function startOf(after: string | undefined): [dueAt: number, commentId: number] {
  if (after === undefined) return [0, 0];
  const [dueAt = NaN, commentId = NaN] = after.split(':').map(Number);
  if (!Number.isSafeInteger(dueAt) || !Number.isSafeInteger(commentId))
    throw new HuixiangError('HX_CURSOR_INVALID', { field: 'querystring.after' });
  return [dueAt, commentId];
}
