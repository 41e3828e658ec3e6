import type { SpaceTag } from '@huixiang/contract';
import type { Pool } from '@huixiang/postgres';
import { learnTags } from './learn-tags.ts';
import { loadRecentTerms, loadRecentTitles } from './tags.store.ts';
import { RECENT_COMMENTS, type TermKeeper } from './term-keeper.ts';
import { termsOf } from './terms.ts';

/** What the spaces talk about, learned from their texts and kept for a while. */
export interface LearnedTags {
  of(spaceId: number): Promise<readonly SpaceTag[]>;
}

/** A subject takes longer than this to come up, and reading two thousand comments some ten milliseconds. */
const FRESH_MS = 5 * 60_000;
const SPACES_MAX = 1_000;
const RECENT_POSTS = 100;

export function createLearnedTags(options: {
  pool: Pool;
  keeper: TermKeeper;
  now: () => number;
}): LearnedTags {
  const { pool, keeper, now } = options;
  const known = new Map<number, { readonly at: number; readonly tags: Promise<readonly SpaceTag[]> }>();

  const learn = async (spaceId: number): Promise<readonly SpaceTag[]> => {
    await keeper.catchUp(spaceId);
    const [recent, posts] = await Promise.all([
      loadRecentTerms(pool, [spaceId, RECENT_COMMENTS]),
      loadRecentTitles(pool, [spaceId, RECENT_POSTS]),
    ]);
    const documents = recent.map((row) => ({ authorId: row.author_id, terms: row.terms }));
    const counts = new Map<string, number>();
    for (const { terms } of documents)
      for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    const titles = posts.map(({ title }) => termsOf(title).map(({ term }) => term));
    return learnTags(documents, titles, { comments: documents.length, of: (term) => counts.get(term) ?? 0 });
  };
  return {
    of(spaceId) {
      const at = now();
      const entry = known.get(spaceId);
      if (entry !== undefined && at - entry.at < FRESH_MS) return entry.tags;
      if (known.size >= SPACES_MAX) known.clear();
      const tags = learn(spaceId);
      known.set(spaceId, { at, tags });
      tags.catch(() => known.delete(spaceId));
      return tags;
    },
  };
}
