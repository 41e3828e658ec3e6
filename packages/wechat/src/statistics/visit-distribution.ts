import { Type } from 'typebox';

import type { WechatClient } from '../client/client-options.ts';
import { endpoint } from '../client/endpoint.ts';
import { ListOf, MaybeNumeric, maybeNumber, Numeric, toList, toNumber } from '../client/tolerant.ts';
import { compactRange } from './dates.ts';

const visitDistribution = endpoint({
  path: '/datacube/getweanalysisappidvisitdistribution',
  repeatable: true,
  answer: Type.Object({
    ref_date: Type.String(),
    list: ListOf(
      Type.Object({
        index: Type.String(),
        item_list: ListOf(Type.Object({ key: Numeric, value: MaybeNumeric })),
      }),
    ),
  }),
});

/** How many sessions (or visits) fell under a key of WeChat's. */
export interface DistributionEntry {
  readonly key: number;
  readonly count: number;
}

export interface SourceEntry extends DistributionEntry {
  /** Visitors, which WeChat tells although its pages do not say so. */
  readonly visitors: number | undefined;
}

export interface VisitDistribution {
  /** By source: 1 history, 2 search, 3 chat, 4 scan, 13 menu of the account, 18 article of the account, 22 and 23 other mini-programs, … */
  readonly sources: readonly SourceEntry[];
  /** By how long visitors stayed, 1 (up to 2 s) to 8. */
  readonly stays: readonly DistributionEntry[];
  /** By how many pages they saw, 1 to 7. */
  readonly depths: readonly DistributionEntry[];
}

/** How the visits of one day (`YYYY-MM-DD`, yesterday at the latest) are spread: a check on our own counts by scene. */
export async function getVisitDistribution(client: WechatClient, day: string): Promise<VisitDistribution> {
  const { list } = await client.call(visitDistribution, { body: compactRange(day, 1) });
  const itemsOf = (index: string) => toList(toList(list).find((one) => one.index === index)?.item_list);
  const visitors = new Map(
    itemsOf('access_source_visit_uv').map((item) => [toNumber(item.key), maybeNumber(item.value)]),
  );
  const entries = (index: string) =>
    itemsOf(index).map((item) => ({ key: toNumber(item.key), count: maybeNumber(item.value) ?? 0 }));
  return {
    sources: entries('access_source_session_cnt').map((one) => ({ ...one, visitors: visitors.get(one.key) })),
    stays: entries('access_staytime_info'),
    depths: entries('access_depth_info'),
  };
}
