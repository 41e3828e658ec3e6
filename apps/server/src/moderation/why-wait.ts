import type { WaitReason } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { hasSpoken } from '../spaces/spaces.store.ts';
import type { Judgement } from './safety.ts';

/** Who would say something, and where. */
interface Speaker {
  readonly spaceId: number;
  readonly memberId: number;
}

/** Why a comment that was not refused may not be public yet; undefined: it may be. */
export async function whyWait(
  context: Pick<Context, 'authority' | 'pool'>,
  speaker: Speaker,
  { decision, by }: Judgement,
): Promise<WaitReason | undefined> {
  if (decision === 'machine') return 'away';
  if (decision === 'person') return by === 'wechat' ? 'unsure' : 'words';
  return awaitsReview(context, speaker);
}

/** Whether the space wants a person to see it first. Those with a role are spared. */
export async function awaitsReview(
  { authority, pool }: Pick<Context, 'authority' | 'pool'>,
  { spaceId, memberId }: Speaker,
): Promise<'first' | 'pre-review' | undefined> {
  const rule = await authority.preReviewOf(spaceId);
  if (rule === 'off' || (await authority.isStaff(spaceId, memberId))) return undefined;
  if (rule === 'all') return 'pre-review';
  return (await hasSpoken(pool, [spaceId, memberId])).length > 0 ? undefined : 'first';
}
