import type { Pool } from '@huixiang/postgres';
import { bridge, type Rating } from '@huixiang/ranking';
import { idFloor } from '../ids.ts';
import { claimRun, loadEligible, loadRatings, type RatingRow, writeDiscoveries } from './score.store.ts';

/** What is older is history; people find it by searching. */
const AGE_MAX_MS = 60 * 24 * 3_600_000;
/** So many must have come to the comment by themselves and echoed it. */
const ORGANIC_MIN = 3;
const COMMENTS_MAX = 1_000;
/** About 60 ms of computing. */
const RATINGS_MAX = 20_000;
/** Of one space: more would never be shown. */
const DISCOVERIES_MAX = 60;
/** Who saw a comment and did nothing may just have been scrolling. */
const SEEN_WEIGHT = 0.3;

/**
 * Find anew what people of different minds appreciate in a public space, unless another process did so lately.
 * @param every milliseconds that must lie between two runs
 * @returns whether it was done
 */
export async function scoreSpace(
  { pool, now }: { pool: Pool; now: () => number },
  spaceId: number,
  every: number,
): Promise<boolean> {
  const at = now();
  if ((await claimRun(pool, [spaceId, at, at - every])).length === 0) return false;
  const rows = await loadRatings(pool, [spaceId, idFloor(at - AGE_MAX_MS), COMMENTS_MAX, RATINGS_MAX]);
  const scores = [...bridge(rows.map(ratingOf))]
    .map(([commentId, { score }]) => ({ commentId, score }))
    .filter(({ score }) => score > 0);
  const ids = scores.map(({ commentId }) => commentId);
  const eligible = new Set(
    (await loadEligible(pool, [spaceId, ids, ORGANIC_MIN])).map((row) => row.comment_id),
  );
  const best = scores
    .filter(({ commentId }) => eligible.has(commentId))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, DISCOVERIES_MAX);
  await writeDiscoveries(pool, [
    spaceId,
    best.map(({ commentId }) => commentId),
    best.map(({ score }) => score),
  ]);
  return true;
}

function ratingOf({ comment_id: commentId, member_id: memberId, made }: RatingRow): Rating {
  return { commentId, memberId, value: made === 2 ? 1 : 0, weight: made === 0 ? SEEN_WEIGHT : 1 };
}
