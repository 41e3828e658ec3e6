import type { Post } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import { HuixiangError } from '../errors.ts';
import { loadPosts, type PostRow } from './posts.store.ts';

export async function presentPosts(
  context: Pick<Context, 'members'>,
  rows: readonly PostRow[],
): Promise<Post[]> {
  const authors = await context.members.cards(rows.map((row) => row.author_id));
  return rows.map((row) => ({
    id: row.post_id,
    spaceId: row.space_id,
    author: authors.get(row.author_id) ?? { id: row.author_id, nickname: '' },
    title: row.title,
    body: row.body,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    commentCount: row.comments,
    echoes: countsOf(row),
  }));
}

/** @throws HuixiangError HX_NOT_FOUND */
export async function loadPost(
  context: Pick<Context, 'members' | 'pool'>,
  spaceId: number,
  postId: number,
): Promise<Post> {
  const [post] = await presentPosts(context, await loadPosts(context.pool, [spaceId, [postId]]));
  if (post === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return post;
}
