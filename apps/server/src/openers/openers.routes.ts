import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { addOpener, editOpener } from './change-opener.ts';
import { listOpeners, listStaffOpeners } from './list-openers.ts';

export function openersRoutes(route: Route, context: Context): void {
  route(operations.listOpeners, ({ params, query }) =>
    listOpeners(context, { ...params, language: query.language ?? 'zh' }),
  );
  route(operations.listStaffOpeners, ({ params, query }) =>
    listStaffOpeners(context, { ...params, language: query.language ?? 'zh' }),
  );
  route(operations.addOpener, ({ params, body, memberId }) =>
    addOpener(context, { ...params, memberId, template: body.template, hint: body.hint }),
  );
  route(operations.editOpener, ({ params, body, memberId }) =>
    editOpener(context, {
      ...params,
      memberId,
      template: body.template,
      hint: body.hint,
      hidden: body.hidden,
      version: body.version,
    }),
  );
}
