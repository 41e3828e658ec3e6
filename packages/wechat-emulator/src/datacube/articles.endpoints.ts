import { beijingDate, DAY_MS } from '../clock/beijing.ts';
import type { Account } from '../accounts/accounts.ts';
import { msgIdOf, type Article } from '../articles/articles.ts';
import type { Answer, Endpoint } from '../http/endpoint.ts';
import type { Fields } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import { isWithin, readRange, type DateRange } from './dates.ts';
import { figuresOf } from './figures.ts';

const DETAIL_SPAN_MAX = 29;
/** Until this hour of Beijing yesterday's figures are not complete. */
const READY_HOUR = 8;

/** Daily figures of articles, from the next day on. */
export function articleDataEndpoints(world: World): Endpoint[] {
  const on = (name: string, handle: (account: Account, body: Fields) => Answer): Endpoint => ({
    method: 'POST',
    path: `/datacube/${name}`,
    access: 'official',
    quota: { day: 100 },
    handle: ({ account, body }) => handle(account, body),
  });
  const oneDay = (body: Fields): DateRange => readRange(body, world.clock.now(), (span) => span === 0);
  return [
    on('getarticletotaldetail', (account, body) => {
      const range = readRange(body, world.clock.now(), (span) => span <= DETAIL_SPAN_MAX);
      const articles = articlesOf(world, account).filter(({ publishedAt }) => isWithin(publishedAt, range));
      return { list: articles.map((one) => detail(one, range)), is_delay: isDelayed(world) };
    }),
    on('getarticleread', (account, body) =>
      daily(world, account, oneDay(body), ['read_user', 'read_user_source']),
    ),
    on('getarticleshare', (account, body) => daily(world, account, oneDay(body), ['share_user'])),
    on('getbizsummary', (account, body) => {
      const range = readRange(body, world.clock.now(), (span) => span <= DETAIL_SPAN_MAX);
      const list = daysOf(range).map((day) => ({ ref_date: day, detail: summary(world, account, day) }));
      return { list, is_delay: isDelayed(world) };
    }),
  ];
}

function articlesOf(world: World, { appId }: Account): Article[] {
  return world.articles.list.filter((one) => one.appId === appId);
}

function isDelayed(world: World): boolean {
  return (new Date(world.clock.now()).getUTCHours() + 8) % 24 < READY_HOUR;
}

function daysOf({ begin, span }: DateRange): string[] {
  return Array.from({ length: span + 1 }, (_none, day) => beijingDate(begin + day * DAY_MS));
}

function detail(article: Article, range: DateRange) {
  const published = beijingDate(article.publishedAt);
  return {
    ref_date: published,
    msgid: msgIdOf(article),
    publish_type: article.notified ? 0 : 1,
    detail_list: daysOf(range)
      .filter((day) => day >= published)
      .map((day) => ({ stat_date: day, ...figuresOf(article, day, commentsOn(article, day)) })),
  };
}

function commentsOn({ comments }: Article, day: string): number {
  return comments.filter(({ createdAt }) => beijingDate(createdAt) === day).length;
}

function daily(world: World, account: Account, range: DateRange, names: readonly string[]): Answer {
  const day = beijingDate(range.begin);
  const list = articlesOf(world, account)
    .filter(({ publishedAt }) => beijingDate(publishedAt) <= day)
    .map((one) => {
      const figures = Object.entries(figuresOf(one, day, commentsOn(one, day)));
      return {
        ref_date: day,
        msgid: msgIdOf(one),
        detail: Object.fromEntries(figures.filter(([name]) => names.includes(name))),
      };
    });
  return { list, is_delay: isDelayed(world) };
}

function summary(world: World, account: Account, day: string) {
  const all = articlesOf(world, account)
    .filter(({ publishedAt }) => beijingDate(publishedAt) <= day)
    .map((one) => figuresOf(one, day, commentsOn(one, day)));
  const sum = (name: 'read_user' | 'share_user' | 'zaikan_user' | 'like_user' | 'comment_count'): number =>
    all.reduce((total, one) => total + one[name], 0);
  return {
    read_user: sum('read_user'),
    share_user: sum('share_user'),
    zaikan_user: sum('zaikan_user'),
    like_user: sum('like_user'),
    comment_count: sum('comment_count'),
  };
}
