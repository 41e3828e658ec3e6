import { setImmediate as letOthers } from 'node:timers/promises';
import type { TagWeight } from '@huixiang/matching';
import type { Context } from '../../context.ts';
import type { RoomComment } from '../room/room.ts';
import { loadMet, loadMutesOf } from './nudge.store.ts';
import { languageBit, type SpaceAudience } from './space-audience.ts';

/** Asked of the index beyond what is wanted, because some have met the comment, and some of the moment have no cards left. */
const SPARE = 3;
const CANDIDATES_MAX = 100;
const TAGS_MAX = 8;
/** What a tag that is no word weighs where it stands in the text. */
const NEEDLE_WEIGHT = 0.3;

/** A listener and those of the due comments that they may get. */
export interface Reachable {
  readonly memberId: number;
  readonly comments: readonly RoomComment[];
}

/**
 * Listeners to tell that these comments wait, best first: those whom most of them fit. Each comment finds its own, and
 * nobody is named who has met it, muted its author or post, or may not act in the space.
 */
export async function findListeners(
  { pool, now, random, standing, blocks }: Pick<Context, 'pool' | 'now' | 'random' | 'standing' | 'blocks'>,
  { index, needles }: SpaceAudience,
  comments: readonly RoomComment[],
  wanted: number,
): Promise<Reachable[]> {
  const count = Math.min(CANDIDATES_MAX, SPARE * wanted + SPARE);
  const chances = new Map<number, number>();
  for (const comment of comments) {
    const found = index.candidates({
      authorId: comment.authorId,
      tags: strongest(comment, needles),
      region: comment.authorRegion,
      language: languageBit(comment.language),
      now: now(),
      count,
      // Minors are not prompted.
      excludes: (memberId) => standing.isYoung(memberId),
      random,
    });
    // A search takes milliseconds among a million; a night's comments in one go would be seconds for all who wait.
    await letOthers();
    const best = Math.max(...found.map(({ score }) => score ?? 0)) || 1;
    // Who was drawn by chance may come anywhere, so that those who told nothing about themselves are told as well.
    for (const { memberId, score } of found)
      chances.set(memberId, (chances.get(memberId) ?? 0) + (score ?? best * random()));
  }
  const ranked = [...chances].toSorted(([, a], [, b]) => b - a).slice(0, CANDIDATES_MAX);
  const ids = ranked.map(([memberId]) => memberId);
  const [first] = comments;
  if (first === undefined || ids.length === 0) return [];
  const { spaceId } = first;
  const [met, mutes] = await Promise.all([
    loadMet(pool, [spaceId, comments.map((comment) => comment.commentId), ids]),
    loadMutesOf(pool, [spaceId, ids]),
  ]);
  const refused = new Set([
    ...met.map((row) => `${row.member_id} ${row.comment_id}`),
    ...mutes.map((row) => `${row.member_id} ${row.kind} ${row.target_id}`),
  ]);
  const mayGet = (memberId: number, { commentId, authorId, postId }: RoomComment): boolean =>
    authorId !== memberId &&
    !blocks.of(memberId).has(authorId) &&
    ![commentId, `author ${authorId}`, `post ${postId}`].some((what) => refused.has(`${memberId} ${what}`));
  return ids
    .map((memberId) => ({ memberId, comments: comments.filter((comment) => mayGet(memberId, comment)) }))
    .filter((reachable) => reachable.comments.length > 0);
}

/** What a comment is about: its weightiest words, and tags of listeners that stand in it without being words. */
function strongest(
  { content: { terms, weights, folded } }: RoomComment,
  needles: ReadonlySet<string>,
): TagWeight[] {
  const found = [...needles].filter((needle) => folded.includes(needle));
  return [
    ...terms.map((term, index) => [term, weights[index] ?? 0] as const),
    ...found.map((needle) => [needle, NEEDLE_WEIGHT] as const),
  ]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, TAGS_MAX);
}
