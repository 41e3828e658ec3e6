import type { Candidate } from '@huixiang/matching';
import type { Context } from '../context.ts';
import { loadCandidates, loadRegions, type CandidateRow } from './deck.store.ts';
import type { Visit } from './visit.ts';

/** A comment that may be dealt, and where it is. */
export interface SpaceCandidate extends Candidate {
  readonly spaceId: number;
}

/** Enough of the neediest comments of a space to fill a varied deck. */
const CANDIDATES_PER_SPACE = 60;

/** The neediest comments of each space of a visit that this listener may get. */
export async function candidatesOf({ pool }: Pick<Context, 'pool'>, visit: Visit): Promise<SpaceCandidate[]> {
  const { memberId, mutedAuthors, mutedPosts, settings, spaceIds } = visit;
  const perSpace = await Promise.all(
    spaceIds.map((spaceId) =>
      loadCandidates(pool, [spaceId, memberId, mutedAuthors, mutedPosts, CANDIDATES_PER_SPACE]),
    ),
  );
  const rows: CandidateRow[] = perSpace.flat();
  const regions = new Map<number, string>();
  if (settings.region !== null && rows.length > 0) {
    const authors = [...new Set(rows.map((row) => row.author_id))];
    for (const row of await loadRegions(pool, [authors])) regions.set(row.member_id, row.region);
  }
  return rows.map((row) => ({
    spaceId: row.space_id,
    commentId: row.comment_id,
    authorId: row.author_id,
    postId: row.post_id,
    createdAt: row.created_at,
    heard: row.heard,
    newcomer: row.newcomer,
    authorRegion: regions.get(row.author_id) ?? null,
    postTitle: row.post_title,
    text: row.text,
  }));
}
