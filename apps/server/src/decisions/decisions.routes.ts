import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { noteFrom } from '../moderation/note-from.ts';
import { pageSize } from '../paging.ts';
import { answerAppeal } from './answer-appeal.ts';
import { appealDecision, getDecision } from './decisions.ts';
import { listAppeals } from './list-appeals.ts';

export function decisionsRoutes(route: Route, context: Context): void {
  route(operations.getDecision, ({ params, memberId }) => getDecision(context, { ...params, memberId }));
  route(operations.appealDecision, ({ params, body, memberId }) =>
    appealDecision(context, { ...params, ...body, memberId }),
  );
  route(operations.listAppeals, ({ params, query, memberId }) =>
    listAppeals(context, { ...params, memberId, after: query.after, limit: pageSize(query.limit) }),
  );
  route(operations.answerAppeal, ({ params, body, memberId }) =>
    answerAppeal(context, { ...params, memberId, outcome: body.outcome, note: noteFrom(body) }),
  );
}
