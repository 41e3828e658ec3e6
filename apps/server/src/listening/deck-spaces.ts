import type { Context } from '../context.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { loadCommerce, loadJoined, loadNewestPublic } from './deck.store.ts';

/** A member of this many spaces hears enough; who joined fewer also hears from the newest public ones. */
const JOINED_ENOUGH = 6;
/** Spaces that one deck looks into, at most. */
const SPACES_MAX = 20;

/**
 * The spaces from which a listener's deck comes.
 * @throws HuixiangError HX_NOT_FOUND for an unknown space, HX_BLOCKED where the moderators stopped the listener
 */
export async function spacesOfDeck(
  context: Context,
  memberId: number,
  spaceId: number | undefined,
): Promise<number[]> {
  if (spaceId !== undefined) {
    await requireSpace(context, spaceId);
    await context.authority.requireNotBlocked(spaceId, memberId);
    return [spaceId];
  }
  const [memberships, newestRows] = await Promise.all([
    loadJoined(context.pool, [memberId, SPACES_MAX]),
    loadNewestPublic(context.pool, [SPACES_MAX]),
  ]);
  const blocked = new Set(memberships.filter((row) => row.blocked).map((row) => row.space_id));
  if (context.standing.isYoung(memberId))
    for (const { space_id: id } of await loadCommerce(context.pool, [])) blocked.add(id);
  const spaces = memberships.map((row) => row.space_id).filter((id) => !blocked.has(id));
  if (spaces.length >= JOINED_ENOUGH) return spaces;
  const newest = newestRows.map((row) => row.space_id);
  return [...new Set([...spaces, ...newest.filter((id) => !blocked.has(id))])].slice(0, SPACES_MAX);
}
