import type { operations, ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { signGroupArrival } from '../echoes/arrival.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { groupOf } from './group-mark.ts';
import { findBound, findClaim, noteSighting } from './groups.store.ts';
import { openEntry, type SealedEntry } from './open-entry.ts';

type Entry = ReplyOf<typeof operations.enterByGroup>;

/**
 * A member came to a space by a chat. A group of the space is remembered as theirs; of any other group nothing is kept, and
 * the `via` proves no more than that it was one.
 * @throws HuixiangError HX_NOT_FOUND, HX_TERMS_NEEDED, HX_GUARDIAN_NEEDED, or of `openEntry`
 */
export async function enterByGroup(
  context: Context,
  { spaceId, ...sealed }: SealedEntry & { spaceId: number },
): Promise<Entry> {
  const { authority, now, pool, sealing, secret, standing } = context;
  const { memberId } = sealed;
  await requireSpace(context, spaceId);
  standing.requireMayAct(memberId);
  const entry = await openEntry(context, sealed);
  const named = groupOf(context, entry);
  if (named === undefined) return { via: null, group: null, binding: null };
  const [group] = await findBound(pool, [spaceId, named.mark]);
  const groupId = group?.group_id ?? null;
  const via = signGroupArrival({ spaceId, groupId, memberId }, secret);
  if (group !== undefined) {
    const { groupOpenId } = entry;
    const mark = groupOpenId === undefined ? null : sealing.mark('wechat.group-openid', groupOpenId);
    await noteSighting(pool, [spaceId, groupId, memberId, mark, now()]);
    return { via, group: { id: group.group_id, name: group.name }, binding: 'here' };
  }
  const role = await authority.roleOf(spaceId, memberId);
  if (role !== 'owner' && role !== 'admin') return { via, group: null, binding: null };
  const claims = await findClaim(pool, [named.mark]);
  return { via, group: null, binding: claims.length === 0 ? 'free' : 'elsewhere' };
}
