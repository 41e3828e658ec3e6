import { loadCommentRow } from '../comments/load-comment.ts';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { countsOf } from '../echoes/counts.ts';
import { idFloor } from '../ids.ts';
import { loadDistribution, loadOffers, loadPart, writeOffer, writeOutcome } from './ladder.store.ts';
import { fits, LOOK_BACK_MS, mayAsk, type Distribution, type Step } from './rules.ts';

interface StepRef {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
  readonly step: Step;
}

const HOUR_MS = 3_600_000;
/** Enough for a quartile, and read in a few milliseconds in a space of any size. */
const COMMENTS_MAX = 1_000;

/**
 * Whether to offer a next step. Being asked is remembered first, so that the caps hold whatever comes after; a young
 * member, or one who may not act here, is left in peace.
 * @throws HuixiangError HX_NOT_FOUND
 */
export async function askNextStep(context: Context, ref: StepRef): Promise<{ offered: boolean }> {
  const { authority, now, pool, standing } = context;
  const { spaceId, commentId, memberId, step } = ref;
  await authority.requireNotBlocked(spaceId, memberId);
  const row = await loadCommentRow(context, spaceId, commentId);
  if (row.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
  if (standing.isYoung(memberId)) return { offered: false };
  const at = now();
  const offers = await loadOffers(pool, [memberId, at - LOOK_BACK_MS]);
  const history = offers.map((one) => ({ step: one.step, offeredAt: one.offered_at, outcome: one.outcome }));
  if (!mayAsk(step, history, at)) return { offered: false };
  const [part] = await loadPart(pool, [spaceId, commentId, memberId]);
  const situation = {
    echoes: countsOf(row).counted,
    replies: row.replies,
    own: row.author_id === memberId,
    echoed: part?.echoed ?? false,
    replied: part?.replied ?? false,
  };
  if (!fits(step, situation, await usualIn(context, spaceId, at))) return { offered: false };
  return { offered: (await writeOffer(pool, [memberId, spaceId, commentId, step, at])).length > 0 };
}

/** @throws HuixiangError HX_NOT_FOUND when nothing was offered */
export async function answerNextStep(
  { now, pool }: Context,
  { memberId, spaceId, commentId, step, outcome }: StepRef & { outcome: 'taken' | 'dismissed' | 'never' },
): Promise<void> {
  const rows = await writeOutcome(pool, [memberId, spaceId, commentId, step, outcome, now()]);
  if (rows.length === 0) throw new HuixiangError('HX_NOT_FOUND');
}

async function usualIn({ pool }: Context, spaceId: number, at: number): Promise<Distribution> {
  const [row] = await loadDistribution(pool, [
    spaceId,
    idFloor(at - LOOK_BACK_MS),
    idFloor(at - HOUR_MS),
    COMMENTS_MAX,
  ]);
  return {
    comments: row?.comments ?? 0,
    echoesMedian: row?.echoes_median ?? 0,
    echoesUpper: row?.echoes_upper ?? 0,
    repliesLower: row?.replies_lower ?? 0,
  };
}
