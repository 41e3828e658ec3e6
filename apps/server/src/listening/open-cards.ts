import { limits, type Card } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { picturesOf } from '../pictures/present-pictures.ts';
import { loadOpenCards, type OpenCardRow } from './deck.store.ts';
import type { Visit } from './visit.ts';

/** An unanswered card comes back with the next decks for this long: a reload must not burn cards. */
export const OPEN_MS = 2 * 3_600_000;
/** Code points of a post that a card shows. */
const EXCERPT_LENGTH = 120;

/**
 * Cards that wait for an answer, a deck at most. Should one have been answered in the thread just before a process ended,
 * it is settled on the way.
 */
export async function openCards(context: Context, visit: Visit): Promise<OpenCardRow[]> {
  const { at, memberId, mutedAuthors, mutedPosts, spaceIds } = visit;
  const [since, size] = [at - OPEN_MS, limits.deckSize];
  const values = [spaceIds, memberId, mutedAuthors, mutedPosts, since, EXCERPT_LENGTH, 2 * size];
  const rows = await loadOpenCards(context.pool, values);
  for (const { space_id: spaceId, comment_id: commentId, acted } of rows) {
    if (acted !== null) await context.cards.claim({ spaceId, commentId, memberId }, acted);
  }
  return rows.filter((row) => row.acted === null).slice(0, size);
}

/** Blind: what was said and where, nothing of how others took it. */
export async function presentCards(
  context: Pick<Context, 'members' | 'now' | 'pool' | 'secret'>,
  rows: readonly OpenCardRow[],
): Promise<Card[]> {
  const authors = await context.members.cards(rows.map((row) => row.author_id));
  const said = rows
    .filter((row) => row.pictured)
    .map((row) => ({ spaceId: row.space_id, saidId: row.comment_id }));
  const pictures = await picturesOf(context, said);
  return rows.map((row) => ({
    deckId: row.deck_id,
    spaceId: row.space_id,
    spaceName: row.space_name,
    postId: row.post_id,
    postTitle: row.post_title,
    postExcerpt: row.post_excerpt,
    commentId: row.comment_id,
    author: authors.get(row.author_id) ?? { id: row.author_id, nickname: '' },
    text: row.text,
    ...(pictures.has(row.comment_id) ? { pictures: pictures.get(row.comment_id) ?? [] } : {}),
    createdAt: row.created_at,
    ...(row.pre_review === 'off' ? {} : { preReview: row.pre_review }),
    why: row.why,
  }));
}
