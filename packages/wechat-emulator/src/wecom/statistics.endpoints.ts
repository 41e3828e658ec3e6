import { beijingDate, DAY_MS, parseBeijingDate } from '../clock/beijing.ts';
import type { Group } from '../groups/groups.ts';
import { OK, type Answer, type Endpoint } from '../http/endpoint.ts';
import { WechatFailure } from '../http/failure.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { customerGroups, ownersOf } from './customer-groups.ts';

/** The last day may be 30 days after the first. */
const SPAN_MAX = 31;
const KEPT_DAYS = 60;
const PATH = '/cgi-bin/externalcontact/groupchat';

/** Numbers of customer groups, by owner or by day, never by group. */
export function statisticEndpoints(world: World): Endpoint[] {
  const post = { method: 'POST' } as const;
  return [
    { ...post, access: 'corp', path: `${PATH}/statistic`, handle: ({ body }) => byOwner(world, body) },
    {
      ...post,
      access: 'corp',
      path: `${PATH}/statistic_group_by_day`,
      handle: ({ body }) => byDay(world, body),
    },
  ];
}

interface Period {
  readonly from: number;
  readonly to: number;
}

function readPeriod(world: World, body: Fields): Period {
  const from = startOfDay(body.integer('day_begin_time') * 1000);
  const to = startOfDay(body.integerOr('day_end_time', body.integer('day_begin_time')) * 1000) + DAY_MS;
  const oldest = startOfDay(world.clock.now()) - KEPT_DAYS * DAY_MS;
  if (from < oldest || to <= from || to - from > SPAN_MAX * DAY_MS)
    throw new WechatFailure(40058, 'invalid day_begin_time');
  return { from, to };
}

function startOfDay(at: number): number {
  return parseBeijingDate(beijingDate(at)) ?? 0;
}

function byOwner(world: World, body: Fields): Answer {
  const period = readPeriod(world, body);
  const groups = customerGroups(world, ownersOf(body));
  const owners = [...new Set(groups.map(({ owner }) => owner))];
  const items = owners.map((owner) => ({
    owner,
    data: count(
      groups.filter((one) => one.owner === owner),
      period,
    ),
  }));
  return { ...OK, total: items.length, next_offset: items.length, items };
}

function byDay(world: World, body: Fields): Answer {
  const { from, to } = readPeriod(world, body);
  const groups = customerGroups(world, ownersOf(body));
  const days = Array.from({ length: Math.round((to - from) / DAY_MS) }, (_none, day) => from + day * DAY_MS);
  const items = days.map((day) => ({
    stat_time: day / 1000,
    data: count(groups, { from: day, to: day + DAY_MS }),
  }));
  return { ...OK, items };
}

function count(groups: readonly Group[], { from, to }: Period) {
  const within = (at: number): boolean => at >= from && at < to;
  const messages = groups.flatMap((one) => one.messages.filter(({ at }) => within(at)));
  const joined = groups.flatMap((one) => [...one.members.values()].filter(within));
  return {
    new_chat_cnt: groups.filter(({ createdAt }) => within(createdAt)).length,
    chat_total: groups.filter(({ createdAt }) => createdAt < to).length,
    chat_has_msg: groups.filter((one) => one.messages.some(({ at }) => within(at))).length,
    new_member_cnt: joined.length,
    member_total: groups.reduce((sum, { members }) => sum + members.size, 0),
    member_has_msg: new Set(messages.map(({ userId }) => userId)).size,
    msg_total: messages.length,
    migrate_trainee_chat_cnt: 0,
  };
}
