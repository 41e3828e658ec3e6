import { findCustomerGroup, type WecomClient } from '@huixiang/wechat';
import { transaction } from '@huixiang/postgres';
import type { Context } from '../../context.ts';
import { HuixiangError } from '../../errors.ts';
import type { GroupRef } from '../bind-group.ts';
import { loadBound, writeAct } from '../groups.store.ts';
import { companyProblem, problemCodes } from './company-problem.ts';
import { forgetCompany, writeCompany } from './company-groups.store.ts';
import { readCompany } from './read-company.ts';

/** Until a reading that begins at once is over, no job takes the group. */
const LEASE_MS = 10 * 60_000;

/**
 * Find the customer group in WeCom that a group is, and read it for the first time.
 * @throws HuixiangError HX_WECOM_OFF, HX_NOT_FOUND, or what WeCom has against it
 */
export async function linkCompany(context: Context, ref: GroupRef): Promise<void> {
  const { newId, now, pool, sealing } = context;
  const { spaceId, groupId, memberId } = ref;
  const [group] = await loadBound(pool, [spaceId, groupId]);
  if (group === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const client = context.wechat?.wecom;
  if (client === undefined) throw new HuixiangError('HX_WECOM_OFF');
  const chatId = await askCompany(context, client, sealing.open(group.opengid_sealed));
  const [row] = await writeCompany(pool, [spaceId, groupId, chatId, now() + LEASE_MS]);
  await writeAct(pool, [spaceId, newId(), groupId, memberId, 'link-wecom', group.name, now()]);
  if (row !== undefined) await readCompany(context, client, row);
}

/** @throws HuixiangError HX_NOT_FOUND */
export async function unlinkCompany(
  { newId, now, pool }: Pick<Context, 'newId' | 'now' | 'pool'>,
  { spaceId, groupId, memberId }: GroupRef,
): Promise<void> {
  const [group] = await loadBound(pool, [spaceId, groupId]);
  if (group === undefined) throw new HuixiangError('HX_NOT_FOUND');
  await transaction(pool, async (db) => {
    if (await forgetCompany(db, spaceId, groupId))
      await writeAct(db, [spaceId, newId(), groupId, memberId, 'unlink-wecom', group.name, now()]);
  });
}

async function askCompany(
  { log }: Pick<Context, 'log'>,
  client: WecomClient,
  openGroupId: string,
): Promise<string> {
  try {
    return await findCustomerGroup(client, openGroupId);
  } catch (error) {
    const problem = companyProblem(error);
    if (problem === undefined) throw error;
    log('WeCom did not find a group', error);
    throw new HuixiangError(problemCodes[problem]);
  }
}
