import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { getGauge, reactToGauge, renewGauge } from './gauge.ts';
import { deleteMyTag, listMyTags, setMyTag } from './my-tags.ts';
import { listTags, setTag } from './space-tags.ts';

export function topicsRoutes(route: Route, context: Context): void {
  route(operations.listTags, ({ params, memberId }) => listTags(context, { ...params, memberId }));
  route(operations.setTag, ({ params, body, memberId }) => setTag(context, { ...params, ...body, memberId }));
  route(operations.listMyTags, ({ params, memberId }) => listMyTags(context, { ...params, memberId }));
  route(operations.setMyTag, ({ params, body, memberId }) =>
    setMyTag(context, { ...params, ...body, memberId }),
  );
  route(operations.deleteMyTag, ({ params, memberId }) => deleteMyTag(context, { ...params, memberId }));
  route(operations.getGauge, ({ params, memberId }) => getGauge(context, { ...params, memberId }));
  route(operations.renewGauge, ({ params, memberId }) => renewGauge(context, { ...params, memberId }));
  route(operations.reactToGauge, ({ params, body, memberId }) =>
    reactToGauge(context, { ...params, ...body, memberId }),
  );
}
