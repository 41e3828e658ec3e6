import type { OpenComment } from './types.ts';

/** A deck shows at most this many comments of one post and of one author, while there are others. */
const LIMITS = [
  { post: 2, author: 1 },
  { post: Infinity, author: 1 },
  { post: Infinity, author: Infinity },
] as const;

/**
 * The first of the list that keep the deck varied; only when they run out, those that do not.
 * @param ranked best first, each comment once
 * @param there what the deck holds already and is not picked again
 */
export function pickVaried<T extends { readonly comment: OpenComment }>(
  ranked: readonly T[],
  size: number,
  there: readonly T[],
): T[] {
  const picked = new Set<T>();
  const ofPost = new Map<number, number>();
  const ofAuthor = new Map<number, number>();
  const count = ({ comment: { postId, authorId } }: T): void => {
    ofPost.set(postId, (ofPost.get(postId) ?? 0) + 1);
    ofAuthor.set(authorId, (ofAuthor.get(authorId) ?? 0) + 1);
  };
  const taken = new Set(there.map(({ comment }) => comment));
  for (const one of there) count(one);
  for (const { post, author } of LIMITS) {
    for (const one of ranked) {
      if (picked.size >= size) return [...picked];
      if (picked.has(one) || taken.has(one.comment)) continue;
      const { postId, authorId } = one.comment;
      if ((ofPost.get(postId) ?? 0) >= post || (ofAuthor.get(authorId) ?? 0) >= author) continue;
      picked.add(one);
      count(one);
    }
  }
  return [...picked];
}
