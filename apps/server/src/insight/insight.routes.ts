import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { askGentleRank } from './gentle-rank.ts';
import { getGrowth, getPostGrowth } from './growth.ts';
import { getOverview } from './overview.ts';
import { getPortrait } from './portrait.ts';

export function insightRoutes(route: Route, context: Context): void {
  route(operations.getGrowth, ({ params }) => getGrowth(context, params));
  route(operations.askGentleRank, ({ params, memberId }) => askGentleRank(context, { ...params, memberId }));
  route(operations.getPortrait, ({ params, memberId }) => getPortrait(context, { ...params, memberId }));
  route(operations.getPostGrowth, ({ params }) => getPostGrowth(context, params));
  route(operations.getOverview, ({ params, query }) => getOverview(context, { ...params, days: query.days }));
}
