import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { idCursor, nextCursor, pageSize } from '../paging.ts';
import { titleGrams } from '../search/index-titles.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { checkText } from '../moderation/check-text.ts';
import { changePost, pageOfPosts, writePost } from './posts.store.ts';
import { loadPost, presentPosts } from './present.ts';
import { removePost } from './remove-post.ts';

export function postsRoutes(route: Route, context: Context): void {
  const { newId, now, pool, safety, secret } = context;

  route(operations.listPosts, async ({ params, query }) => {
    const limit = pageSize(query.limit);
    const rows = await pageOfPosts(pool, [
      params.spaceId,
      idCursor(query.after, Number.MAX_SAFE_INTEGER),
      limit,
    ]);
    if (rows.length === 0) await requireSpace(context, params.spaceId);
    return {
      items: await presentPosts(context, rows),
      next: nextCursor(rows, limit, (row) => `${row.post_id}`),
    };
  });

  route(operations.createPost, async ({ params: { spaceId }, body, memberId }) => {
    const postId = newId();
    const [title, words] = [checkTitle(body.title), checkBody(body.body ?? '')];
    await safety.require({ memberId, kind: 'forum', text: `${title}\n${words}`, field: 'body' });
    await writePost(pool, [
      spaceId,
      postId,
      memberId,
      title,
      words,
      now(),
      titleGrams(title, spaceId, postId),
    ]);
    return loadPost(context, spaceId, postId);
  });

  route(operations.getPost, ({ params }) => loadPost(context, params.spaceId, params.postId));

  route(operations.editPost, async ({ params: { spaceId, postId }, body, memberId }) => {
    const title = body.title === undefined ? null : checkTitle(body.title);
    const words = body.body === undefined ? null : checkBody(body.body);
    const text = [title, words].filter((part) => part !== null).join('\n');
    if (text !== '') await safety.require({ memberId, kind: 'forum', text, field: 'body' });
    const grams = title === null ? null : titleGrams(title, spaceId, postId);
    const { editedAt } = body;
    const since = [editedAt !== undefined, editedAt ?? null];
    const changed = await changePost(pool, [spaceId, postId, title, words, now(), grams, ...since]);
    const post = await loadPost(context, spaceId, postId);
    if (changed.length === 0) throw new HuixiangError('HX_CHANGED_MEANWHILE');
    return post;
  });

  route(operations.deletePost, async ({ params, memberId }) => {
    await removePost(context, { ...params, memberId });
    return { ok: true as const };
  });

  route(operations.sharePost, async ({ params: { spaceId, postId } }) => {
    await loadPost(context, spaceId, postId);
    const via = signArrival({ provenance: 'group-share', spaceId, postId }, secret);
    return { via, path: `/#/pkg-thread/thread?spaceId=${spaceId}&postId=${postId}&via=${via}` };
  });
}

function checkTitle(text: string): string {
  return checkText(text, { lengthMax: limits.postTitleLength, field: 'body.title' });
}

function checkBody(text: string): string {
  return checkText(text, { lengthMax: limits.postBodyLength, field: 'body.body', mayBeEmpty: true });
}
