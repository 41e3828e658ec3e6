import { Type } from 'typebox';

import { readArticleMsgid, type ArticleKey } from '../articles/article-key.ts';
import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeNumeric, maybeNumber, toList } from '../client/tolerant.ts';
import { Figures, readFigures, type ArticleFigures } from './article-figures.ts';
import { checkIsoDates, type DateRange } from './dates.ts';

const IsDelay = Type.Optional(Type.Union([Type.Boolean(), Type.Null()]));

const totalDetail = endpoint({
  path: '/datacube/getarticletotaldetail',
  repeatable: true,
  answer: Type.Object({
    list: ListOf(
      Type.Object({
        ref_date: Type.String(),
        msgid: Type.String(),
        publish_type: MaybeNumeric,
        detail_list: ListOf(Type.Intersect([Type.Object({ stat_date: Type.String() }), Figures])),
      }),
    ),
    is_delay: IsDelay,
  }),
});

const daily = (path: string) =>
  endpoint({
    path,
    repeatable: true,
    answer: Type.Object({
      list: ListOf(
        Type.Object({
          ref_date: Type.String(),
          msgid: Type.Optional(Type.String()),
          detail: Type.Optional(Type.Union([Figures, Type.Null()])),
        }),
      ),
      is_delay: IsDelay,
    }),
  });

const articleRead = daily('/datacube/getarticleread');
const articleShare = daily('/datacube/getarticleshare');
const bizSummary = daily('/datacube/getbizsummary');

/** An article published in the asked days, and how it did on each day since. */
export interface PublishedArticle {
  readonly msgid: string;
  /** By which the comment calls name it; undefined when `msgid` has an unknown form. */
  readonly article: ArticleKey | undefined;
  /** `YYYY-MM-DD`. */
  readonly publishedOn: string;
  /** Whether followers were notified; undefined for a kind that is not documented. */
  readonly notified: boolean | undefined;
  readonly days: readonly (ArticleFigures & { readonly date: string })[];
}

/** Figures of one day, of one article or (without `msgid`) of the whole account. */
export interface DailyFigures extends ArticleFigures {
  readonly date: string;
  readonly msgid: string | undefined;
  readonly article: ArticleKey | undefined;
}

export interface Dated<Entry> {
  readonly entries: readonly Entry[];
  /** WeChat is still counting: ask again later. */
  readonly delayed: boolean;
}

/** Every article published in the days `from` to `to` (`YYYY-MM-DD`, yesterday at the latest). It tells which ids hand-published ones have. */
export async function getPublishedArticleTotals(
  client: WechatClient,
  range: DateRange,
): Promise<Dated<PublishedArticle>> {
  const answer = await client.call(totalDetail, { body: checkIsoDates(range) });
  const entries = toList(answer.list).map((one) => {
    const type = maybeNumber(one.publish_type);
    return {
      msgid: one.msgid,
      article: readArticleMsgid(one.msgid),
      publishedOn: one.ref_date,
      notified: type === 0 ? true : type === 1 ? false : undefined,
      days: toList(one.detail_list).map((day) => ({ date: day.stat_date, ...readFigures(day) })),
    };
  });
  return { entries, delayed: answer.is_delay === true };
}

/** How many read which article on one day (`YYYY-MM-DD`). */
export function getArticleReads(client: WechatClient, day: string): Promise<Dated<DailyFigures>> {
  return getDaily(client, articleRead, { from: day, to: day });
}

/** How many shared which article on one day (`YYYY-MM-DD`). */
export function getArticleShares(client: WechatClient, day: string): Promise<Dated<DailyFigures>> {
  return getDaily(client, articleShare, { from: day, to: day });
}

/** The figures of the whole account on each of the days. */
export function getAccountSummary(client: WechatClient, range: DateRange): Promise<Dated<DailyFigures>> {
  return getDaily(client, bizSummary, range);
}

async function getDaily(
  client: WechatClient,
  call: ReturnType<typeof daily>,
  range: DateRange,
): Promise<Dated<DailyFigures>> {
  const answer = await client.call(call, { body: checkIsoDates(range) });
  const entries = toList(answer.list).map(({ ref_date: date, msgid, detail }) => ({
    date,
    msgid,
    article: msgid === undefined ? undefined : readArticleMsgid(msgid),
    ...readFigures(detail ?? {}),
  }));
  return { entries, delayed: answer.is_delay === true };
}
