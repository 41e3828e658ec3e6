import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { confirmGuardian, requestGuardianCode } from './guardian.ts';
import { getProfile, setProfile } from './profile.ts';

export function profileRoutes(route: Route, context: Context): void {
  route(operations.getProfile, ({ memberId }) => getProfile(context, memberId));
  route(operations.setProfile, ({ memberId, body }) => setProfile(context, memberId, body));

  route(operations.requestGuardianCode, async ({ memberId, body }) => {
    await requestGuardianCode(context, memberId, body.email);
    return { ok: true as const };
  });

  route(operations.confirmGuardian, async ({ memberId, body }) => {
    await confirmGuardian(context, memberId, body);
    return getProfile(context, memberId);
  });
}
