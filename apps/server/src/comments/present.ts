import type { Comment, MemberCard } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import type { CommentRow } from './thread.store.ts';

/** Hydrate rows with their authors, in two batched look-ups, and present them. */
export async function presentComments(
  context: Pick<Context, 'members'>,
  rows: readonly CommentRow[],
): Promise<Comment[]> {
  const authors = await context.members.cards(rows.map((row) => row.author_id));
  return rows.map((row) =>
    presentComment(row, authors.get(row.author_id) ?? { id: row.author_id, nickname: '' }),
  );
}

/** A deleted comment keeps its place and its replies, not its words nor its author. */
function presentComment(row: CommentRow, author: MemberCard): Comment {
  const deleted = row.deleted_at !== null;
  return {
    id: row.comment_id,
    spaceId: row.space_id,
    postId: row.post_id,
    parentId: row.parent_id,
    rootId: row.root_id,
    author: deleted ? { id: row.author_id, nickname: '' } : author,
    authorIsStaff: row.by_staff,
    text: deleted ? '' : row.text,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    deleted,
    pinned: row.pinned_at !== null,
    featured: row.featured_at !== null,
    replyCount: row.replies,
    echoes: countsOf(row),
  };
}
