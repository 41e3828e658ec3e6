import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { answerAppeal, appealDecision, getDecision } from './decisions.ts';

export function decisionsRoutes(route: Route, context: Context): void {
  route(operations.getDecision, ({ params, memberId }) => getDecision(context, { ...params, memberId }));
  route(operations.appealDecision, ({ params, body, memberId }) =>
    appealDecision(context, { ...params, ...body, memberId }),
  );
  route(operations.answerAppeal, ({ params, body, memberId }) =>
    answerAppeal(context, { ...params, ...body, memberId }),
  );
}
