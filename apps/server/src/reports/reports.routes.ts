import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { noteFrom } from '../moderation/note-from.ts';
import { pageSize } from '../paging.ts';
import { decideReports } from './decide-reports.ts';
import { listReported } from './list-reported.ts';
import { reportComment, reportPost } from './reports.ts';

export function reportsRoutes(route: Route, context: Context): void {
  route(operations.reportComment, async ({ params, body, memberId }) => {
    await reportComment(context, { ...params, memberId, reason: body.reason, note: body.note });
    return { ok: true as const };
  });

  route(operations.reportPost, async ({ params, body, memberId }) => {
    await reportPost(context, { ...params, memberId, reason: body.reason, note: body.note });
    return { ok: true as const };
  });

  route(operations.listReported, ({ params, query }) =>
    listReported(context, { ...params, after: query.after, limit: pageSize(query.limit) }),
  );

  route(operations.decideReports, async ({ params, body, memberId }) => {
    const { outcome, reason } = body;
    await decideReports(context, { ...params, memberId, outcome, reason, note: noteFrom(body) });
    return { ok: true as const };
  });
}
