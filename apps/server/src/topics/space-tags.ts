import { limits, type operations, type ReplyOf, type SpaceTag, type SpaceTagState } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { checkTag } from './check-tag.ts';
import { countTagged, deleteSpaceTag, loadSpaceTags, writeSpaceTag } from './tags.store.ts';
import { RECENT_COMMENTS } from './term-keeper.ts';
import { termsOf } from './terms.ts';

type TagsReply = ReplyOf<typeof operations.listTags>;

const tagsMax = { added: limits.spaceTagsAddedMax, hidden: limits.spaceTagsHiddenMax } as const;

/**
 * The tags of a space: those that staff added first, then the learned ones without what staff hid.
 * @throws HuixiangError HX_NOT_FOUND
 */
export async function listTags(
  context: Context,
  { spaceId, memberId }: { spaceId: number; memberId: number },
): Promise<TagsReply> {
  const { authority, pool, topics } = context;
  await requireSpace(context, spaceId);
  const [decided, learned] = await Promise.all([
    loadSpaceTags(pool, [spaceId]),
    topics.learnedTags.of(spaceId),
  ]);
  const added = decided.filter((row) => row.state === 'added').map((row) => row.tag);
  const hidden = decided.filter((row) => row.state === 'hidden').map((row) => row.tag);
  const left = learned.filter(({ tag }) => !added.includes(tag) && !hidden.includes(tag));
  const isStaff = (await authority.roleOf(spaceId, memberId)) !== 'member';
  return { items: [...(await counted(pool, spaceId, added)), ...left], hidden: isStaff ? hidden : [] };
}

/**
 * Add a tag to the learned ones, hide it, or leave it to what is learned.
 * @throws HuixiangError HX_TAGS_TOO_MANY, of a broken text rule, or of the check of what is said, which looks at a tag that was not there
 */
export async function setTag(
  context: Context,
  wish: { spaceId: number; memberId: number; tag: string; state: SpaceTagState },
): Promise<TagsReply> {
  const { pool, safety } = context;
  const { spaceId, memberId, state } = wish;
  const tag = checkTag(wish.tag, 'params.tag');
  if (state === 'learned') await deleteSpaceTag(pool, [spaceId, tag]);
  else {
    const standing = await loadSpaceTags(pool, [spaceId]);
    if (state === 'added' && !standing.some((row) => row.tag === tag && row.state === 'added'))
      await safety.require({ memberId, kind: 'forum', text: tag, field: 'params.tag' });
    const written = await writeSpaceTag(pool, [spaceId, tag, state, tagsMax[state]]);
    if (written.length === 0) throw new HuixiangError('HX_TAGS_TOO_MANY');
  }
  return listTags(context, wish);
}

async function counted(pool: Pool, spaceId: number, added: readonly string[]): Promise<SpaceTag[]> {
  if (added.length === 0) return [];
  const words = added.map((tag) =>
    termsOf(tag)
      .map(({ term }) => term)
      .join(' '),
  );
  const rows = await countTagged(pool, [
    spaceId,
    RECENT_COMMENTS,
    [...new Set(words.filter((word) => word !== ''))],
  ]);
  const counts = new Map(rows.map((row) => [row.words, row.comments]));
  return added.map((tag, index) => ({ tag, comments: counts.get(words[index] ?? '') ?? 0, origin: 'added' }));
}
