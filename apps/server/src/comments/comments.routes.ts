import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { speakersFor } from '../mentions/note-mentions.ts';
import { loadPost } from '../posts/present.ts';
import { pageSize } from '../paging.ts';
import { forStrangers, oneForStrangers } from '../public-pages/strangers.ts';
import { editComment, removeComment, setFeatured, setPinned } from './change-comment.ts';
import { loadHistory } from './change.store.ts';
import { listLandmarks } from './list-landmarks.ts';
import { listByAuthor, listReplies, listThread } from './list-thread.ts';
import { loadComment, loadCommentRow } from './load-comment.ts';
import { postComment } from './post-comment.ts';
import { withoutBlocked } from './without-blocked.ts';

/** What a client may use as an idempotency key: any id of its own making. */
const ACT_KEY = /^[A-Za-z0-9_-]{8,64}$/;

export function commentsRoutes(route: Route, context: Context): void {
  const { blocks, pool, threads } = context;

  route(operations.listThread, async ({ params, query, memberId, program, reply }) => {
    const thread = {
      ...params,
      order: query.order ?? 'resonance',
      after: query.after,
      limit: pageSize(query.limit),
    };
    if (program) return forStrangers(context, params.spaceId, await listThread(context, thread));
    // Kept are the pages that everybody asks for; odd sizes would let a stranger fill the memory with variants.
    // Nor is a page kept that is somebody's own, without the people whom they block.
    const own = blocks.of(memberId).size > 0;
    if (own || thread.after !== undefined || thread.limit !== limits.pageSizeDefault)
      return withoutBlocked(context, memberId, await listThread(context, thread));
    const make = async (): Promise<Buffer> => readyToSend(await listThread(context, thread));
    const page = await threads.get(params, thread.order, make);
    // Ready to send: a buffer goes out as it is, past the serialiser.
    reply.header('content-type', 'application/json; charset=utf-8');
    return page as never;
  });

  route(operations.listReplies, async ({ params, query, memberId, program }) => {
    const wish = { ...params, after: query.after, limit: pageSize(query.limit) };
    if (program) return forStrangers(context, params.spaceId, await listReplies(context, wish));
    return withoutBlocked(context, memberId, await listReplies(context, wish));
  });

  route(operations.postComment, ({ params, body, memberId, request }) => {
    const actKey = request.headers['idempotency-key'];
    if (actKey !== undefined && (typeof actKey !== 'string' || !ACT_KEY.test(actKey))) {
      throw new HuixiangError('HX_BODY_INVALID', { field: 'headers.idempotency-key' });
    }
    return postComment(context, {
      ...params,
      parentId: body.parentId,
      text: body.text,
      via: body.via,
      opener: body.opener,
      pictures: body.pictures,
      memberId,
      province: context.locator.provinceOf(request.raw),
      actKey,
    });
  });

  route(operations.listSpeakers, async ({ params, query, memberId }) => {
    await loadPost(context, params.spaceId, params.postId);
    const near = { ...params, rootId: query.rootId ?? null, authorId: memberId };
    return { items: await speakersFor(context, near) };
  });

  route(operations.getComment, async ({ params: { spaceId, commentId }, program }) => {
    const comment = await loadComment(context, spaceId, commentId);
    return program ? oneForStrangers(context, comment) : comment;
  });

  route(operations.editComment, ({ params, body, memberId }) =>
    editComment(context, { ...params, ...body, memberId }),
  );

  route(operations.deleteComment, async ({ params, memberId }) => {
    await removeComment(context, { ...params, memberId });
    return { ok: true as const };
  });

  route(operations.getCommentHistory, async ({ params }) => {
    const row = await loadCommentRow(context, params.spaceId, params.commentId);
    if (row.deleted_at !== null) throw new HuixiangError('HX_NOT_FOUND');
    const rows = await loadHistory(pool, [params.spaceId, params.commentId]);
    return { items: rows.map((old) => ({ text: old.text, replacedAt: old.replaced_at })) };
  });

  route(operations.setPinned, ({ params, body }) => setPinned(context, { ...params, ...body }));
  route(operations.setFeatured, ({ params, body }) => setFeatured(context, { ...params, ...body }));

  route(operations.listLandmarks, ({ params, memberId }) => listLandmarks(context, { ...params, memberId }));

  route(operations.listMyComments, ({ params, query, memberId }) =>
    listByAuthor(context, { ...params, memberId, after: query.after, limit: pageSize(query.limit) }),
  );
}

/** In memory of its own: a piece of Node's pool would keep all 64 kB of it for as long as the page is kept. */
function readyToSend(page: object): Buffer {
  return Buffer.from(new TextEncoder().encode(JSON.stringify(page)).buffer);
}
