import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadModerators, pageOfActs, type ActRow } from './acts.store.ts';

interface Case {
  readonly spaceId: number;
  readonly commentId: number;
  readonly memberId: number;
}

/**
 * Nobody is judge in a case of their own while another moderator of the space could be: `involved` are those whose case it
 * is. Where there is nobody else, they may, and the log says so.
 * @throws HuixiangError HX_OWN_CASE
 */
export async function requireImpartial(
  { pool }: Pick<Context, 'pool'>,
  { spaceId, memberId }: Omit<Case, 'commentId'>,
  involved: readonly number[],
): Promise<void> {
  if (!involved.includes(memberId)) return;
  if (canAnother(await loadModerators(pool, [spaceId]), involved)) throw new HuixiangError('HX_OWN_CASE');
}

export function canAnother(
  moderators: readonly { readonly member_id: number }[],
  involved: readonly number[],
): boolean {
  return moderators.some(({ member_id: id }) => !involved.includes(id));
}

/**
 * Somebody was here first. Whoever decided the same before, and did not hear the answer, may repeat it.
 * @throws HuixiangError HX_DECIDED, HX_NOT_FOUND when nobody ever decided about it
 */
export async function acceptRepetition(
  { pool }: Pick<Context, 'pool'>,
  { spaceId, commentId, memberId }: Case,
  act: ActRow['act'],
): Promise<void> {
  const [last] = await pageOfActs(pool, [spaceId, commentId, Number.MAX_SAFE_INTEGER, 1]);
  if (last === undefined) throw new HuixiangError('HX_NOT_FOUND');
  if (last.act !== act || last.decided_by !== memberId) throw new HuixiangError('HX_DECIDED');
}
