import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { answerNextStep, askNextStep } from './next-step.ts';

export function ladderRoutes(route: Route, context: Context): void {
  route(operations.askNextStep, ({ params, body, memberId }) =>
    askNextStep(context, { ...params, ...body, memberId }),
  );
  route(operations.answerNextStep, async ({ params, body, memberId }) => {
    await answerNextStep(context, { ...params, ...body, memberId });
    return { ok: true as const };
  });
}
