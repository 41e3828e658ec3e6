import { limits, type operations, type ReplyOf } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import { beijingDay } from '../native-comments/poll-schedule.ts';
import { type CompanyRow, type DayRow, listCompany, listDays } from './company/company-groups.store.ts';
import { countComments, countEchoes, countSeen, listActs, listBound } from './groups.store.ts';

type Page = ReplyOf<typeof operations.listGroups>;
type Company = NonNullable<Page['items'][number]['company']>;

const DAYS_SHOWN_MS = 7 * 24 * 3_600_000;
const NO_ECHOES = { echoes_raw: 0, echoes_dealt: 0, discounted: 0, discounted_organic: 0 };

/** The groups of a space with our own figures, and beside them what WeCom told, with its date. */
export async function groupsPage(context: Context, spaceId: number): Promise<Page> {
  const { members, now, pool, wechat } = context;
  const [groups, acts, seen, comments, echoes, companies, days] = await Promise.all([
    listBound(pool, [spaceId]),
    listActs(pool, [spaceId]),
    byGroup(countSeen(pool, [spaceId])),
    byGroup(countComments(pool, [spaceId])),
    byGroup(countEchoes(pool, [spaceId])),
    byGroup(listCompany(pool, [spaceId])),
    listDays(pool, [spaceId, beijingDay(now() - DAYS_SHOWN_MS)]),
  ]);
  const people = await members.cards([
    ...groups.map((one) => one.bound_by),
    ...acts.map((one) => one.member_id),
  ]);
  const card = (id: number) => people.get(id) ?? { id: 0, nickname: '' };
  return {
    wechat: wechat !== undefined,
    wecom: wechat?.wecom !== undefined,
    items: groups.map((row) => {
      const id = row.group_id;
      const company = companies.get(id);
      return {
        id,
        name: row.name,
        kind: row.kind,
        boundBy: card(row.bound_by),
        boundAt: row.bound_at,
        members: seen.get(id)?.members ?? 0,
        lastAt: seen.get(id)?.last_at ?? null,
        comments: comments.get(id)?.comments ?? 0,
        echoes: countsOf(echoes.get(id) ?? NO_ECHOES),
        company:
          company === undefined
            ? null
            : present(
                company,
                days.filter((day) => day.group_id === id),
              ),
      };
    }),
    acts: acts.map(({ act_id: id, act, name, member_id: by, acted_at: at }) => ({
      id,
      act,
      name,
      by: card(by),
      at,
    })),
  };
}

/** Of few people nothing is told of what a part of them did: those who know each other would know who. */
function present(row: CompanyRow, days: readonly DayRow[]): Company {
  const few = row.customers !== null && row.customers < limits.peopleFloor;
  return {
    name: row.name,
    problem: row.problem,
    readAt: row.read_at,
    customers: row.customers,
    few,
    days: days.map(({ day, joined, messages, speakers }) =>
      few ? { day, joined: null, messages: null, speakers: null } : { day, joined, messages, speakers },
    ),
  };
}

async function byGroup<Row extends { readonly group_id: number }>(
  rows: Promise<readonly Row[]>,
): Promise<Map<number, Row>> {
  return new Map((await rows).map((row) => [row.group_id, row]));
}
