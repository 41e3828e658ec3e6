import { promises, reportReasons, type operations, type ReplyOf } from '@huixiang/contract';
import { presentComments } from '../comments/present.ts';
import { loadComments } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { nextCursor } from '../paging.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { pageOfReported, type ReportedRow } from './reports.store.ts';

/** Comments with open reports, the most urgent first. @throws HuixiangError HX_NOT_FOUND, HX_CURSOR_INVALID */
export async function listReported(
  context: Context,
  page: { spaceId: number; after: string | undefined; limit: number },
): Promise<ReplyOf<typeof operations.listReported>> {
  const { pool } = context;
  const { spaceId, limit } = page;
  const { illegalMs, reviewMs } = promises;
  const rows = await pageOfReported(pool, [spaceId, illegalMs, reviewMs, ...startOf(page.after), limit]);
  if (rows.length === 0) await requireSpace(context, spaceId);
  const stored = await loadComments(pool, [spaceId, rows.map((row) => row.comment_id)]);
  const comments = new Map((await presentComments(context, stored)).map((comment) => [comment.id, comment]));
  return {
    items: rows.flatMap((row) => {
      const comment = comments.get(row.comment_id);
      return comment === undefined ? [] : [{ comment, ...present(row) }];
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
