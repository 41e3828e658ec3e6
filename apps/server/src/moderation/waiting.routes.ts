import { operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { idCursor, nextCursor, pageSize } from '../paging.ts';
import { forgetPicturesIn } from '../pictures/settle-picture.ts';
import { pageOfActs, type ActRow } from './acts.store.ts';
import { countOpen } from './count-open.ts';
import { listMyWaiting, listWaiting } from './list-waiting.ts';
import { noteFrom } from './note-from.ts';
import { withdrawOwn } from './waiting.store.ts';
import { decideWaiting } from './waiting.ts';

export function waitingRoutes(route: Route, context: Context): void {
  const { bus, members, pool } = context;

  route(operations.getModeration, ({ params }) => countOpen(context, params.spaceId));

  route(operations.listWaiting, ({ params, query }) =>
    listWaiting(context, { ...params, after: query.after, limit: pageSize(query.limit) }),
  );

  route(operations.decideWaiting, ({ params, body, memberId }) => {
    const { publish, reason } = body;
    return decideWaiting(context, { ...params, publish, reason, note: noteFrom(body), by: memberId });
  });

  route(operations.listMyWaiting, ({ query, memberId }) =>
    listMyWaiting(context, { spaceId: query.spaceId, memberId }),
  );

  route(operations.withdrawWaiting, async ({ params: { spaceId, waitingId }, memberId }) => {
    if ((await withdrawOwn(pool, [spaceId, waitingId, memberId])).length === 0)
      throw new HuixiangError('HX_NOT_FOUND');
    await forgetPicturesIn(context, spaceId, waitingId);
    bus.publish({ kind: 'moderation', spaceId });
    return { ok: true as const };
  });

  route(operations.listModerationActs, async ({ params: { spaceId }, query }) => {
    const limit = pageSize(query.limit);
    const after = idCursor(query.after, Number.MAX_SAFE_INTEGER);
    const rows = await pageOfActs(pool, [spaceId, query.commentId ?? null, after, limit]);
    const people = await members.cards(rows.map((row) => row.decided_by).filter((id) => id > 0));
    return {
      items: rows.map((row) => presentAct(row, people)),
      next: nextCursor(rows, limit, (row) => `${row.act_id}`),
    };
  });
}

function presentAct(row: ActRow, people: ReadonlyMap<number, { id: number; nickname: string }>) {
  return {
    id: row.act_id,
    commentId: row.comment_id === 0 ? null : row.comment_id,
    act: row.act,
    reason: row.reason,
    by: people.get(row.decided_by) ?? null,
    at: row.decided_at,
    text: row.text,
  };
}
