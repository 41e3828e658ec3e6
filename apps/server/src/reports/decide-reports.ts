import type { ModerationReason } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { acceptRepetition, requireImpartial } from '../moderation/impartial.ts';
import { keepReported } from './reports.store.ts';
import { findReported } from './find-reported.ts';
import { tellReporters } from './reports.ts';

interface Decision {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  readonly outcome: 'kept' | 'removed';
  readonly reason: ModerationReason | undefined;
  readonly note: string | null;
}

/**
 * Answer the reports of a comment or post.
 * @throws HuixiangError HX_BODY_INVALID for a removal without a reason, HX_NOT_FOUND, HX_OWN_CASE, HX_DECIDED when somebody
 * else was first
 */
export async function decideReports(context: Context, decision: Decision): Promise<void> {
  const { spaceId, commentId, memberId, outcome, reason, note } = decision;
  if (outcome === 'removed' && reason === undefined)
    throw new HuixiangError('HX_BODY_INVALID', { field: 'body.reason' });
  const { acts, authorId, remove } = await findReported(context, spaceId, commentId);
  await requireImpartial(context, decision, [authorId]);
  if (outcome === 'removed' && reason !== undefined) {
    const first = await remove({ by: memberId, reason, note });
    if (!first) await acceptRepetition(context, decision, acts.remove);
    return;
  }
  const { newId, now, pool } = context;
  const reporters = await keepReported(pool, [spaceId, commentId, now(), newId(), memberId, acts.keep]);
  if (reporters.length === 0) await acceptRepetition(context, decision, acts.keep);
  tellReporters(context, decision, reporters);
}
