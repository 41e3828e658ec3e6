import { limits, type BodyOf, type operations } from '@huixiang/contract';
import { transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { checkText } from '../moderation/check-text.ts';
import { forgetCompany } from './company/company-groups.store.ts';
import { groupOf } from './group-mark.ts';
import {
  claimGroup,
  dropClaim,
  findBound,
  forgetSightings,
  listBound,
  nameGroup,
  noteSighting,
  untieGroup,
  writeAct,
  writeGroup,
} from './groups.store.ts';
import { openEntry } from './open-entry.ts';

/** A group of a space, and who does something about it. */
export interface GroupRef {
  readonly spaceId: number;
  readonly groupId: number;
  readonly memberId: number;
}

/** More groups than one person can look after. */
const GROUPS_MAX = 50;

/**
 * Tie the group that an owner came by to their space. Doing it again renews the name.
 * @throws HuixiangError HX_GROUP_ELSEWHERE, HX_GROUPS_TOO_MANY, HX_GROUP_ENTRY for a chat of two, of `openEntry`, or of a broken
 * text rule
 */
export async function bindGroup(
  context: Context,
  wish: BodyOf<typeof operations.bindGroup> & { spaceId: number; memberId: number },
): Promise<{ id: number; name: string }> {
  const { newId, now, pool, sealing } = context;
  const { spaceId, memberId } = wish;
  const name = await checkName(context, memberId, wish.name);
  const entry = await openEntry(context, wish);
  const named = groupOf(context, entry);
  if (named === undefined) throw new HuixiangError('HX_GROUP_ENTRY', { field: 'body.encryptedData' });
  const { mark, openGroupId, kind } = named;
  const known = await findBound(pool, [spaceId, mark]);
  if (known.length === 0 && (await listBound(pool, [spaceId])).length >= GROUPS_MAX)
    throw new HuixiangError('HX_GROUPS_TOO_MANY');
  const { groupOpenId } = entry;
  const person = groupOpenId === undefined ? null : sealing.mark('wechat.group-openid', groupOpenId);
  const at = now();
  // The claim is taken first, here and where a group is let go, so that the two never meet half done.
  const groupId = await transaction(pool, async (client) => {
    const [claim] = await claimGroup(client, [mark, spaceId]);
    if (claim?.space_id !== spaceId) throw new HuixiangError('HX_GROUP_ELSEWHERE');
    const row = [spaceId, newId(), mark, sealing.seal(openGroupId), kind, name, memberId, at];
    const [group] = await writeGroup(client, row);
    if (group === undefined) throw new Error('The store did not keep a group');
    await noteSighting(client, [spaceId, group.group_id, memberId, person, at]);
    const act = known.length === 0 ? 'bind' : 'rename';
    await writeAct(client, [spaceId, newId(), group.group_id, memberId, act, name, at]);
    return group.group_id;
  });
  return { id: groupId, name };
}

/** @throws HuixiangError HX_NOT_FOUND, or of a broken text rule */
export async function renameGroup(context: Context, ref: GroupRef & { name: string }): Promise<void> {
  const { newId, now, pool } = context;
  const { spaceId, groupId, memberId } = ref;
  const name = await checkName(context, memberId, ref.name);
  const rows = await nameGroup(pool, [spaceId, groupId, name]);
  if (rows.length === 0) throw new HuixiangError('HX_NOT_FOUND');
  await writeAct(pool, [spaceId, newId(), groupId, memberId, 'rename', name, now()]);
}

/**
 * Let go of a group: who was seen in it and what WeCom told are forgotten. What people said and echoed stays theirs.
 * @throws HuixiangError HX_NOT_FOUND
 */
export async function unbindGroup(
  { newId, now, pool }: Pick<Context, 'newId' | 'now' | 'pool'>,
  { spaceId, groupId, memberId }: GroupRef,
): Promise<void> {
  const at = now();
  await transaction(pool, async (client) => {
    await dropClaim(client, [spaceId, groupId]);
    const [group] = await untieGroup(client, [spaceId, groupId, at]);
    if (group === undefined) throw new HuixiangError('HX_NOT_FOUND');
    await forgetSightings(client, [spaceId, groupId]);
    await forgetCompany(client, spaceId, groupId);
    await writeAct(client, [spaceId, newId(), groupId, memberId, 'unbind', group.name, at]);
  });
}

async function checkName({ safety }: Context, memberId: number, text: string): Promise<string> {
  const name = checkText(text, { lengthMax: limits.groupNameLength, field: 'body.name' });
  await safety.require({ memberId, kind: 'forum', text: name, field: 'body.name' });
  return name;
}
