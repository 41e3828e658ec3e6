import { limits, type ReportReason } from '@huixiang/contract';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { handleReports, writeReport } from './reports.store.ts';

interface CommentRef {
  readonly spaceId: number;
  readonly commentId: number;
}

/** Tell the moderators, once per person and comment. @throws HuixiangError HX_NOT_FOUND */
export async function reportComment(
  context: Context,
  report: CommentRef & { memberId: number; reason: ReportReason; note: string | undefined },
): Promise<void> {
  const { spaceId, commentId, memberId, reason } = report;
  if ((await loadCommentRow(context, spaceId, commentId)).deleted_at !== null)
    throw new HuixiangError('HX_NOT_FOUND');
  const note = checkText(report.note ?? '', {
    lengthMax: limits.reportNoteLength,
    field: 'body.note',
    mayBeEmpty: true,
  });
  await writeReport(context.pool, [spaceId, commentId, memberId, reason, note, context.now()]);
  context.bus.publish({ kind: 'moderation', spaceId });
  await context.cards.claim(report, 'report');
}

/** The comment is gone, whoever took it away: whoever reported it hears of it. */
export async function answerReports(context: Context, { spaceId, commentId }: CommentRef): Promise<void> {
  tellReporters(
    context,
    { spaceId, commentId },
    await handleReports(context.pool, [spaceId, commentId, context.now()]),
  );
}

/** What became of it, they read from the comment itself. */
export function tellReporters(
  { bus, notices }: Pick<Context, 'bus' | 'notices'>,
  { spaceId, commentId }: CommentRef,
  reporters: readonly { readonly member_id: number }[],
): void {
  if (reporters.length === 0) return;
  for (const { member_id: memberId } of reporters)
    notices.note({ memberId, spaceId, commentId, kind: 'report', total: 1 });
  bus.publish({ kind: 'moderation', spaceId });
}
