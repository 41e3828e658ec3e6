import type { operations, ReplyOf, SpaceTag } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { checkTag } from './check-tag.ts';
import { countTagged, loadSpaceTags, writeSpaceTags } from './tags.store.ts';
import { RECENT_COMMENTS } from './term-keeper.ts';
import { termsOf } from './terms.ts';

type TagsReply = ReplyOf<typeof operations.listTags>;

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
 * Set what staff added and hid. A tag in both lists is hidden.
 * @throws HuixiangError of a broken text rule, or of the check of what is said, which looks at tags that were not there
 */
export async function setTags(
  context: Context,
  wish: { spaceId: number; memberId: number; added: readonly string[]; hidden: readonly string[] },
): Promise<TagsReply> {
  const states = new Map<string, 'added' | 'hidden'>();
  for (const tag of wish.added) states.set(checkTag(tag, 'body.added'), 'added');
  for (const tag of wish.hidden) states.set(checkTag(tag, 'body.hidden'), 'hidden');
  const standing = (await loadSpaceTags(context.pool, [wish.spaceId])).filter(
    ({ state }) => state === 'added',
  );
  const known = new Set(standing.map(({ tag }) => tag));
  const fresh = [...states.keys()].filter((tag) => states.get(tag) === 'added' && !known.has(tag));
  const { memberId } = wish;
  if (fresh.length > 0)
    await context.safety.require({ memberId, kind: 'forum', text: fresh.join('\n'), field: 'body.added' });
  await writeSpaceTags(context.pool, [wish.spaceId, [...states.keys()], [...states.values()]]);
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
