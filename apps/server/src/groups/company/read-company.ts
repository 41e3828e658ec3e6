import {
  type CustomerGroup,
  getCustomerGroup,
  getCustomerGroupFiguresByDay,
  type WecomClient,
} from '@huixiang/wechat';
import type { Context } from '../../context.ts';
import { beijingDay } from '../../native-comments/poll-schedule.ts';
import { beijingDayStart, nextMorning } from './beijing-days.ts';
import { companyProblem } from './company-problem.ts';
import { type DueRow, forgetOldDays, keepProblem, keepReading, writeDay } from './company-groups.store.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Days read each time: so that a week without an answer leaves no hole. */
const DAYS_BACK = 7;
/** As long as WeCom itself keeps them. */
const KEPT_DAYS = 60;

/** Read what WeCom tells of one group; a failure is kept beside what was read before. */
export async function readCompany(context: Context, client: WecomClient, row: DueRow): Promise<void> {
  const { pool, now, log } = context;
  const ref = [row.space_id, row.group_id, row.chat_id];
  try {
    const group = await getCustomerGroup(client, { chatId: row.chat_id, withNames: false });
    const days = await daysOf(client, group, now());
    for (const { day, joined, messages, speakers } of days)
      await writeDay(pool, [row.space_id, row.group_id, day, joined, messages, speakers]);
    const customers = group.members.filter(({ staff }) => !staff).length;
    await keepReading(pool, [...ref, group.name ?? null, customers, now(), nextMorning(now())]);
    await forgetOldDays(pool, [row.space_id, row.group_id, beijingDay(now() - KEPT_DAYS * DAY_MS)]);
  } catch (error) {
    const problem = companyProblem(error);
    if (problem === undefined) throw error;
    log('WeCom did not tell of a group', error);
    const wait = problem === 'away' ? Math.min(DAY_MS, HOUR_MS * 2 ** row.failures) : DAY_MS;
    await keepProblem(pool, [...ref, problem, now() + wait]);
  }
}

interface Day {
  readonly day: string;
  readonly joined: number;
  readonly messages: number | null;
  readonly speakers: number | null;
}

/**
 * The last full days. Who joined is counted of those who are still there. Messages WeCom counts over all groups of an owner,
 * so they are this group's only on days on which the owner had no other.
 */
async function daysOf(client: WecomClient, group: CustomerGroup, now: number): Promise<Day[]> {
  const today = beijingDayStart(now);
  const openedAt = (group.createdAt ?? 0) * 1000;
  const starts = Array.from({ length: DAYS_BACK }, (_none, i) => today - (DAYS_BACK - i) * DAY_MS).filter(
    (start) => start + DAY_MS > openedAt,
  );
  if (starts.length === 0) return [];
  const sums = new Map(
    group.ownerId === undefined
      ? []
      : (
          await getCustomerGroupFiguresByDay(client, {
            from: (starts[0] ?? today) / 1000,
            to: (starts.at(-1) ?? today) / 1000,
            ownerIds: [group.ownerId],
          })
        ).map((one) => [one.day * 1000, one]),
  );
  return starts.map((start) => {
    const sum = sums.get(start);
    const alone = sum !== undefined && sum.groups <= 1;
    return {
      day: beijingDay(start),
      joined: group.members.filter((one) => !one.staff && within(one.joinedAt, start)).length,
      messages: alone ? sum.messages : null,
      speakers: alone ? sum.membersWithMessages : null,
    };
  });
}

function within(seconds: number | undefined, start: number): boolean {
  return seconds !== undefined && seconds * 1000 >= start && seconds * 1000 < start + DAY_MS;
}
