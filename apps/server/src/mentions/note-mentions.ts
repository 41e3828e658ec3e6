import type { MemberCard } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { findMentions } from './find-mentions.ts';
import { loadMentions, loadSpeakers, writeMentions } from './mentions.store.ts';

export interface Speaking {
  readonly spaceId: number;
  readonly postId: number;
  readonly commentId: number;
  /** The conversation it stands in; null for a root of its own. */
  readonly rootId: number | null;
  readonly authorId: number;
  readonly text: string;
}

/** People of the last few hundred comments: who spoke long before is not thought of by name. */
const LOOKED_AT = 300;

type Notices = Pick<Context, 'blocks' | 'members' | 'notices' | 'pool'>;

/**
 * Find out whom a published comment speaks to, write it down, and tell them. Only people who take part under the post can
 * be meant, never oneself, nor who does not want to meet the author. An edit tells those who are new in it.
 */
export async function noteMentions(context: Notices, said: Speaking, edited = false): Promise<MemberCard[]> {
  if (!said.text.includes('@') && !edited) return [];
  const { spaceId, commentId, authorId } = said;
  const before = edited ? await mentionedBy(context, said) : [];
  const mentioned = said.text.includes('@') ? findMentions(said.text, await speakersFor(context, said)) : [];
  if (mentioned.length === 0 && before.length === 0) return [];
  const ids = mentioned.map(({ id }) => id).toSorted((a, b) => a - b);
  await writeMentions(context.pool, [spaceId, commentId, ids]);
  for (const memberId of ids)
    if (!before.includes(memberId))
      context.notices.note({ memberId, spaceId, commentId, kind: 'mention', total: 1 });
  return mentioned.filter(({ id }) => id !== authorId);
}

/** People who may be spoken to by name here, as the composer offers them. */
export async function speakersFor(
  { blocks, members, pool }: Notices,
  { spaceId, postId, rootId, authorId }: Pick<Speaking, 'spaceId' | 'postId' | 'rootId' | 'authorId'>,
): Promise<MemberCard[]> {
  const rows = await loadSpeakers(pool, [spaceId, postId, rootId ?? 0, LOOKED_AT]);
  const ids = rows
    .map((row) => row.member_id)
    .filter((id) => id !== authorId && !blocks.of(id).has(authorId));
  const cards = await members.cards(ids);
  return ids.flatMap((id) => cards.get(id) ?? []);
}

async function mentionedBy({ pool }: Notices, { spaceId, commentId }: Speaking): Promise<number[]> {
  return (await loadMentions(pool, [[spaceId], [commentId]])).map((row) => row.member_id);
}
