import { Type, type Static } from 'typebox';

import type { WecomClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeNumeric, maybeNumber, Numeric, toList, toNumber } from '../client/tolerant.ts';

const Data = Type.Object({
  new_chat_cnt: MaybeNumeric,
  chat_total: MaybeNumeric,
  chat_has_msg: MaybeNumeric,
  new_member_cnt: MaybeNumeric,
  member_total: MaybeNumeric,
  member_has_msg: MaybeNumeric,
  msg_total: MaybeNumeric,
});

const byOwner = endpoint({
  path: '/cgi-bin/externalcontact/groupchat/statistic',
  repeatable: true,
  answer: Type.Object({
    total: MaybeNumeric,
    next_offset: MaybeNumeric,
    items: ListOf(Type.Object({ owner: Type.String(), data: Data })),
  }),
});

const byDay = endpoint({
  path: '/cgi-bin/externalcontact/groupchat/statistic_group_by_day',
  repeatable: true,
  answer: Type.Object({ items: ListOf(Type.Object({ stat_time: Numeric, data: Data })) }),
});

/** Sums over the groups of one owner or of all owners asked for. Of one group WeCom tells nothing, unless it is its owner's only one. */
export interface CustomerGroupFigures {
  readonly newGroups: number;
  readonly groups: number;
  readonly groupsWithMessages: number;
  readonly newMembers: number;
  readonly members: number;
  readonly membersWithMessages: number;
  readonly messages: number;
}

export interface CustomerGroupDays {
  /** Seconds since 1970 of the first day's midnight in Beijing, within the last 60 days. */
  readonly from: number;
  /** The same of the last day; at most 30 days after `from`. */
  readonly to: number;
  /** At most 100. */
  readonly ownerIds: readonly string[];
}

/** The figures of each owner, over all of the days together. Reads all pages. */
export async function getCustomerGroupFiguresByOwner(
  client: WecomClient,
  days: CustomerGroupDays,
): Promise<ReadonlyMap<string, CustomerGroupFigures>> {
  const figures = new Map<string, CustomerGroupFigures>();
  for (let offset = 0; ;) {
    const answer = await client.call(byOwner, { body: { ...bodyOf(days), offset, limit: 1_000 } });
    for (const { owner, data } of toList(answer.items)) figures.set(owner, readData(data));
    const next = maybeNumber(answer.next_offset) ?? 0;
    if (next <= offset || next >= (maybeNumber(answer.total) ?? 0)) return figures;
    offset = next;
  }
}

/** The figures of each day, over all of the owners together; `day` in seconds since 1970. */
export async function getCustomerGroupFiguresByDay(
  client: WecomClient,
  days: CustomerGroupDays,
): Promise<(CustomerGroupFigures & { readonly day: number })[]> {
  const answer = await client.call(byDay, { body: bodyOf(days) });
  return toList(answer.items).map((item) => ({ day: toNumber(item.stat_time), ...readData(item.data) }));
}

function bodyOf({ from, to, ownerIds }: CustomerGroupDays): Record<string, unknown> {
  return { day_begin_time: from, day_end_time: to, owner_filter: { userid_list: ownerIds } };
}

function readData(data: Static<typeof Data>): CustomerGroupFigures {
  return {
    newGroups: maybeNumber(data.new_chat_cnt) ?? 0,
    groups: maybeNumber(data.chat_total) ?? 0,
    groupsWithMessages: maybeNumber(data.chat_has_msg) ?? 0,
    newMembers: maybeNumber(data.new_member_cnt) ?? 0,
    members: maybeNumber(data.member_total) ?? 0,
    membersWithMessages: maybeNumber(data.member_has_msg) ?? 0,
    messages: maybeNumber(data.msg_total) ?? 0,
  };
}
