import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { bindGroup, renameGroup, unbindGroup } from './bind-group.ts';
import { linkCompany, unlinkCompany } from './company/link-company.ts';
import { enterByGroup } from './enter-by-group.ts';
import { groupsPage } from './groups-page.ts';

const done = { ok: true } as const;

export function groupsRoutes(route: Route, context: Context): void {
  route(operations.enterByGroup, ({ params, body, memberId }) =>
    enterByGroup(context, { ...params, ...body, memberId }),
  );

  route(operations.bindGroup, ({ params, body, memberId }) =>
    bindGroup(context, { ...params, ...body, memberId }),
  );

  route(operations.listGroups, ({ params: { spaceId } }) => groupsPage(context, spaceId));

  route(operations.renameGroup, async ({ params, body, memberId }) => {
    await renameGroup(context, { ...params, ...body, memberId });
    return done;
  });

  route(operations.unbindGroup, async ({ params, memberId }) => {
    await unbindGroup(context, { ...params, memberId });
    return done;
  });

  route(operations.linkCompanyGroup, async ({ params, memberId }) => {
    await linkCompany(context, { ...params, memberId });
    return done;
  });

  route(operations.unlinkCompanyGroup, async ({ params, memberId }) => {
    await unlinkCompany(context, { ...params, memberId });
    return done;
  });
}
