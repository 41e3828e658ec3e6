import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { memberExists, writeBlocked, writeRole } from './spaces.store.ts';

/**
 * Give a member a role, or take it back with `member`.
 * @throws HuixiangError HX_NOT_FOUND for an unknown member, HX_FORBIDDEN when the last owner would leave
 */
export async function setRole(
  context: Context,
  change: { spaceId: number; memberId: number; role: 'member' | 'creator' | 'moderator' | 'owner' },
): Promise<void> {
  const { pool, now } = context;
  if ((await memberExists(pool, [change.memberId])).length === 0) throw new HuixiangError('HX_NOT_FOUND');
  const rows = await writeRole(pool, [change.spaceId, change.memberId, change.role, now()]);
  if (rows.length === 0) throw new HuixiangError('HX_FORBIDDEN');
  announceAuthority(context, change.spaceId);
}

/** Stop a member from acting in a space, or allow it again. @throws HuixiangError HX_NOT_FOUND */
export async function setBlocked(
  context: Context,
  change: { spaceId: number; memberId: number; blocked: boolean },
): Promise<void> {
  const { pool, now } = context;
  if ((await memberExists(pool, [change.memberId])).length === 0) throw new HuixiangError('HX_NOT_FOUND');
  await writeBlocked(pool, [change.spaceId, change.memberId, now(), change.blocked ? now() : null]);
  announceAuthority(context, change.spaceId);
}

/** Every process reads anew who may do what in a space. */
export function announceAuthority(context: Context, spaceId: number): void {
  context.authority.forget(spaceId);
  context.bus.publish({ kind: 'authority', spaceId });
}
