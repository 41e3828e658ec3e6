import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { setSolved } from './set-solved.ts';

export function solvedRoutes(route: Route, context: Context): void {
  route(operations.setSolved, ({ params, body, memberId }) =>
    setSolved(context, { ...params, ...body, memberId }),
  );
}
