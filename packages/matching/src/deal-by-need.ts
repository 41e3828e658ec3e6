import type { Candidate, Dealer } from './port.ts';
import { reasonsFor } from './reasons.ts';

/** A deck shows at most this many comments of one post and of one author, while there are others. */
const PER_POST_MAX = 2;
const PER_AUTHOR_MAX = 1;

/**
 * Deal by need alone: the least heard first, of equals the newest. What a listener likes decides nothing here, it is
 * only told as a reason, so that nobody's comment waits because it is nobody's interest.
 */
export const dealByNeed: Dealer = ({ candidates, listener, now, size }) => {
  const waiting = distinct(candidates).filter((candidate) => candidate.authorId !== listener.memberId);
  waiting.sort((a, b) => a.heard - b.heard || b.createdAt - a.createdAt || b.commentId - a.commentId);
  return pickVaried(waiting, size).map((candidate) => ({
    candidate,
    why: reasonsFor(candidate, listener, now),
  }));
};

function distinct<C extends Candidate>(candidates: readonly C[]): C[] {
  return [...new Map(candidates.map((candidate) => [candidate.commentId, candidate])).values()];
}

/** The first of the list that keep the deck varied; only when they run out, those that do not. */
function pickVaried<C extends Candidate>(waiting: readonly C[], size: number): C[] {
  const picked = new Set<C>();
  const ofPost = new Map<number, number>();
  const ofAuthor = new Map<number, number>();
  for (const [postMax, authorMax] of [
    [PER_POST_MAX, PER_AUTHOR_MAX],
    [Infinity, PER_AUTHOR_MAX],
    [Infinity, Infinity],
  ] as const) {
    for (const candidate of waiting) {
      if (picked.size >= size) return [...picked];
      if (picked.has(candidate)) continue;
      const { authorId, postId } = candidate;
      if ((ofPost.get(postId) ?? 0) >= postMax || (ofAuthor.get(authorId) ?? 0) >= authorMax) continue;
      picked.add(candidate);
      ofPost.set(postId, (ofPost.get(postId) ?? 0) + 1);
      ofAuthor.set(authorId, (ofAuthor.get(authorId) ?? 0) + 1);
    }
  }
  return [...picked];
}
