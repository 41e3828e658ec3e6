import type { Account } from '../accounts/accounts.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import type { Fields } from '../http/fields.ts';
import type { User, Visit } from '../users/users.ts';
import type { World } from '../world/world.ts';
import { isWithin, readRange, type DateRange } from './dates.ts';
import { accessSource } from './access-source.ts';

const PORTRAIT_SPANS = new Set([0, 6, 29]);

/** Who visited the mini-program and how they came, of the whole of it and never of one part. */
export function audienceEndpoints(world: World): Endpoint[] {
  const post = { method: 'POST', quota: { day: 1000 } } as const;
  return [
    {
      ...post,
      access: 'mini',
      path: '/datacube/getweanalysisappiduserportrait',
      handle: ({ account, body }) => portrait(world, account, body),
    },
    {
      ...post,
      access: 'mini',
      path: '/datacube/getweanalysisappidvisitdistribution',
      handle: ({ account, body }) => distribution(world, account, body),
    },
  ];
}

function portrait(world: World, account: Account, body: Fields): Answer {
  const range = readRange(body, world.clock.now(), (span) => PORTRAIT_SPANS.has(span));
  const all = visitorsOf(world, account, range);
  const isNew = ({ id }: User): boolean => {
    const first = world.users.visits.find((one) => one.userId === id && one.appId === account.appId);
    return first !== undefined && isWithin(first.at, range);
  };
  const date =
    range.span === 0 ? body.text('begin_date') : `${body.text('begin_date')}-${body.text('end_date')}`;
  return { ref_date: date, visit_uv_new: describe(all.filter(isNew)), visit_uv: describe(all) };
}

function visitsOf(world: World, { appId }: Account, range: DateRange): Visit[] {
  return world.users.visits.filter((one) => one.appId === appId && isWithin(one.at, range));
}

function visitorsOf(world: World, account: Account, range: DateRange): User[] {
  const ids = new Set(visitsOf(world, account, range).map(({ userId }) => userId));
  return [...ids].flatMap((id) => world.users.byId.get(id) ?? []);
}

function describe(users: readonly User[]) {
  return {
    province: count(users.map(({ province }) => province)),
    city: count(users.map(({ city }) => city)),
    genders: count(users.map(({ gender }) => gender)),
    platforms: count(users.map(() => 'Android')),
    devices: count(users.map(() => '其他')),
    ages: count(users.map(({ ageBand }) => ageBand)),
  };
}

function count(names: readonly string[]) {
  const found = new Map<string, number>();
  for (const name of names) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found].map(([name, value], id) => ({ id, name, value }));
}

function distribution(world: World, account: Account, body: Fields): Answer {
  const range = readRange(body, world.clock.now(), (span) => span === 0);
  const keys = visitsOf(world, account, range).map(({ scene }) => accessSource(scene));
  const found = new Map<number, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  const sources = [...found]
    .toSorted(([one], [other]) => one - other)
    .map(([key, value]) => ({ key, value }));
  const whole = (index: string) => ({ index, item_list: [{ key: 1, value: keys.length }] });
  return {
    ref_date: body.text('begin_date'),
    list: [
      { index: 'access_source_session_cnt', item_list: sources },
      // Not in the documents, but it comes back.
      { index: 'access_source_visit_uv', item_list: sources },
      whole('access_staytime_info'),
      whole('access_depth_info'),
    ],
  };
}
