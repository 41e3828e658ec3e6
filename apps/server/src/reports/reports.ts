import { limits, type ReportReason } from '@huixiang/contract';
import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { loadPost } from '../posts/present.ts';
import { handleReports, writeReport } from './reports.store.ts';

/** A comment, or a post by its id: no comment has the id of a post. */
interface Ref {
  readonly spaceId: number;
  readonly commentId: number;
}

interface Report {
  readonly spaceId: number;
  readonly memberId: number;
  readonly reason: ReportReason;
  readonly note: string | undefined;
}

/** Tell the moderators, once per person and comment. @throws HuixiangError HX_NOT_FOUND */
export async function reportComment(context: Context, report: Report & Ref): Promise<void> {
  if ((await loadCommentRow(context, report.spaceId, report.commentId)).deleted_at !== null)
    throw new HuixiangError('HX_NOT_FOUND');
  await keepReport(context, report);
  await context.cards.claim(report, 'report');
}

/** Tell the moderators, once per person and post. @throws HuixiangError HX_NOT_FOUND */
export async function reportPost(context: Context, report: Report & { postId: number }): Promise<void> {
  const { spaceId, postId } = report;
  await loadPost(context, spaceId, postId);
  await keepReport(context, { ...report, commentId: postId });
}

async function keepReport(context: Context, report: Report & Ref): Promise<void> {
  const { spaceId, commentId, memberId, reason } = report;
  const note = checkText(report.note ?? '', {
    lengthMax: limits.reportNoteLength,
    field: 'body.note',
    mayBeEmpty: true,
  });
  await writeReport(context.pool, [spaceId, commentId, memberId, reason, note, context.now()]);
  context.bus.publish({ kind: 'moderation', spaceId });
}

/** It is gone, whoever took it away: whoever reported it hears of it. */
export async function answerReports(context: Context, { spaceId, commentId }: Ref): Promise<void> {
  tellReporters(
    context,
    { spaceId, commentId },
    await handleReports(context.pool, [spaceId, commentId, context.now()]),
  );
}

/** What became of it, they read from the comment or post itself. */
export function tellReporters(
  { bus, notices }: Pick<Context, 'bus' | 'notices'>,
  { spaceId, commentId }: Ref,
  reporters: readonly { readonly member_id: number }[],
): void {
  if (reporters.length === 0) return;
  for (const { member_id: memberId } of reporters)
    notices.note({ memberId, spaceId, commentId, kind: 'report', total: 1 });
  bus.publish({ kind: 'moderation', spaceId });
}
