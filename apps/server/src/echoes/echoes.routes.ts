import { operations, limits } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { presentPicture } from '../pictures/picture-address.ts';
import { loadHidden } from '../pictures/pictures.store.ts';
import { arrivalOf } from './arrival.ts';
import type { EchoOutcome } from './echo-writer.ts';
import { loadEchoed, loadHeard } from './echoes.store.ts';

export function echoesRoutes(route: Route, context: Context): void {
  const { authority, echoes, now, phoneGate, pool, secret, topics } = context;

  route(operations.echoComment, async ({ params: { spaceId, commentId }, body, memberId }) => {
    const unsure = authority.requireNotBlocked(spaceId, memberId);
    if (unsure !== undefined) await unsure;
    const unverified = phoneGate.require(spaceId, memberId);
    if (unverified !== undefined) await unverified;
    const arrival = arrivalOf(body.via, { spaceId, memberId }, secret);
    const wish = { spaceId, commentId, memberId, ...arrival, at: now() };
    const done = reply(true, await echoes.submit('give', wish));
    topics.notes.note({ ...wish, act: 'echo' });
    return done;
  });

  route(operations.revokeEcho, async ({ params: { spaceId, commentId }, memberId }) => {
    const wish = { spaceId, commentId, memberId, provenance: 0, at: now() };
    const done = reply(false, await echoes.submit('revoke', wish));
    topics.notes.note({ ...wish, act: 'none' });
    return done;
  });

  route(operations.passComment, async ({ params: { spaceId, commentId }, memberId }) => {
    const wish = { spaceId, commentId, memberId, provenance: 0, at: now() };
    reply(false, await echoes.submit('pass', wish));
    topics.notes.note({ ...wish, act: 'pass' });
    return { ok: true as const };
  });

  route(operations.getViewer, async ({ params, query, memberId }) => {
    const ids = query.ids.split(',', limits.viewerIdsMax).map(Number).filter(Number.isSafeInteger);
    const values = [params.spaceId, ids, memberId];
    const [echoed, heard, hidden] = await Promise.all([
      loadEchoed(pool, values),
      loadHeard(pool, values),
      loadHidden(pool, [params.spaceId, memberId, ids]),
    ]);
    return {
      echoed: echoed.map((row) => row.comment_id),
      heard: heard.map((row) => ({ commentId: row.comment_id, heard: row.heard })),
      pictures: [...Map.groupBy(hidden, (row) => row.said_id)].map(([commentId, rows]) => ({
        commentId,
        pictures: rows.map((row) => presentPicture(context, row, { hidden: true })),
      })),
    };
  });
}

function reply(echoed: boolean, outcome: EchoOutcome) {
  if (outcome.kind === 'unknown' || outcome.kind === 'deleted') throw new HuixiangError('HX_NOT_FOUND');
  if (outcome.kind === 'own') throw new HuixiangError('HX_OWN_COMMENT');
  return { echoed, changed: outcome.changed, echoes: outcome.echoes };
}
