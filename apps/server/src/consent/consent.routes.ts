import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { getConsents, setConsent } from './consents.ts';

export function consentRoutes(route: Route, context: Context): void {
  route(operations.getConsents, ({ memberId }) => getConsents(context, memberId));
  route(operations.setConsent, ({ memberId, body }) => setConsent(context, memberId, body));
}
