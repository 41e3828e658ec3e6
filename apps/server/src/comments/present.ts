import type { Comment, MemberCard, Picture, ProvinceCode } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import { loadMentions } from '../mentions/mentions.store.ts';
import { picturesOf } from '../pictures/present-pictures.ts';
import type { CommentRow } from './thread.store.ts';

/** Hydrate rows with their authors and whatever else is shown with them, in batched look-ups, and present them. */
export async function presentComments(
  context: Pick<Context, 'members' | 'now' | 'pool' | 'secret'>,
  rows: readonly CommentRow[],
): Promise<Comment[]> {
  const [mentions, pictures] = await Promise.all([
    mentionsOf(context, rows),
    picturesOf(
      context,
      rows
        .filter((row) => row.pictured && row.deleted_at === null)
        .map((row) => ({ spaceId: row.space_id, saidId: row.comment_id })),
    ),
  ]);
  const people = await context.members.cards([
    ...rows.map((row) => row.author_id),
    ...[...mentions.values()].flat(),
  ]);
  return rows.map((row) => {
    const author = people.get(row.author_id) ?? { id: row.author_id, nickname: '' };
    const mentioned = (mentions.get(row.comment_id) ?? []).flatMap((id) => people.get(id) ?? []);
    return presentComment(row, author, { mentions: mentioned, pictures: pictures.get(row.comment_id) ?? [] });
  });
}

/** Whom these comments speak to. Few do, and only for those is there a question to the store. */
async function mentionsOf(
  { pool }: Pick<Context, 'pool'>,
  rows: readonly CommentRow[],
): Promise<Map<number, number[]>> {
  const mentioning = rows.filter((row) => row.mentioning && row.deleted_at === null);
  if (mentioning.length === 0) return new Map();
  const found = await loadMentions(pool, [
    mentioning.map((row) => row.space_id),
    mentioning.map((row) => row.comment_id),
  ]);
  return new Map(
    [...Map.groupBy(found, (row) => row.comment_id)].map(([id, here]) => [
      id,
      here.map((row) => row.member_id),
    ]),
  );
}

/** A deleted comment keeps its place and its replies, not its words nor its author. */
function presentComment(
  row: CommentRow,
  author: MemberCard,
  { mentions, pictures }: { mentions: readonly MemberCard[]; pictures: Picture[] },
): Comment {
  const deleted = row.deleted_at !== null;
  const answered = row.root_id === null && !row.by_staff && !row.awaits_staff && !deleted;
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
    ...(answered ? { answered } : {}),
    ...(row.solved_at !== null && !deleted ? { solved: true as const } : {}),
    ...provinceOf(deleted ? null : row.province),
    ...(mentions.length > 0 ? { mentions: [...mentions] } : {}),
    ...(pictures.length > 0 ? { pictures } : {}),
    replyCount: row.replies,
    echoes: countsOf(row),
  };
}

export function provinceOf(code: ProvinceCode | null | undefined): Pick<Comment, 'province'> {
  return code === null || code === undefined ? {} : { province: code };
}
