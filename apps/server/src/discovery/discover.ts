import type { operations, ReplyOf } from '@huixiang/contract';
import { type Choice, pickDiverse } from '@huixiang/ranking';
import { presentComments } from '../comments/present.ts';
import { loadCommentsAcross } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { loadHiddenAuthors } from '../identity/hidden-authors.ts';
import { loadListener } from '../listening/settings.store.ts';
import { arrayOf } from '../sql-array.ts';
import type { CommentContent } from '../topics/content.ts';
import { contentOf, match, type Taste, tasteOf } from '../topics/topics.ts';
import { type DiscoveryRow, loadDiscoveries } from './discovery.store.ts';
import { loadNotOffered, loadSettings, presetSettings } from './settings.store.ts';

type Reply = ReplyOf<typeof operations.discover>;

/** One visit: a handful, with an end in sight. */
const SIZE = 12;
/** From so many of the best it is chosen. */
const CANDIDATES = 200;
/** Nobody and nothing fills the page. */
const CAPS = { author: 1, topic: 2 };
/** Of one space, at least, even when there are few spaces. */
const SPACE_MIN = 3;
/** A perfect fit is worth as much as this much score; most scores lie between 0 and 0.5. */
const TASTE_WEIGHT = 0.25;

interface Candidate extends Choice {
  readonly row: DiscoveryRow;
  /** The tag of the reader's own list that speaks for it. */
  readonly tag: string | null;
}

/**
 * What people of different minds appreciate, across public spaces, chosen so that no author, space or topic fills the
 * page. Who lets their taste be learned gets what fits it first; for everybody else the order is that of the scores.
 */
export async function discover(context: Context, memberId: number): Promise<Reply> {
  const { pool } = context;
  const [[settings = presetSettings], [listener], hidden] = await Promise.all([
    loadSettings(pool, [memberId]),
    loadListener(pool, [memberId]),
    loadHiddenAuthors(pool, [memberId]),
  ]);
  const personalised = listener?.personalised ?? false;
  if (!settings.shown) return { shown: false, personalised, items: [] };
  const rows = await loadDiscoveries(pool, [
    memberId,
    CANDIDATES,
    arrayOf(hidden, (row) => row.space_id),
    arrayOf(hidden, (row) => row.author_id),
  ]);
  const silent = await loadNotOffered(pool, [[...new Set(rows.map((row) => row.author_id))]]);
  const offered = rows.filter((row) => silent.every((author) => author.member_id !== row.author_id));
  const taste = {
    interests: listener?.interests ?? [],
    personalised,
  };
  const candidates = await weigh(context, offered, (spaceId) => tasteOf(context, spaceId, memberId, taste));
  const spaces = new Set(offered.map((row) => row.space_id)).size;
  const caps = { ...CAPS, space: Math.max(SPACE_MIN, Math.ceil(SIZE / Math.max(1, spaces))) };
  const picked = pickDiverse(candidates, { size: SIZE, caps });
  return { shown: true, personalised, items: await present(context, picked) };
}

async function weigh(
  context: Context,
  rows: readonly DiscoveryRow[],
  tasteIn: (spaceId: number) => Promise<Taste>,
): Promise<Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [spaceId, inSpace] of Map.groupBy(rows, (row) => row.space_id)) {
    const [taste, contents] = await Promise.all([
      tasteIn(spaceId),
      contentOf(
        context,
        spaceId,
        inSpace.map((row) => row.comment_id),
      ),
    ]);
    for (const row of inSpace) {
      const content = contents.get(row.comment_id);
      if (content === undefined) continue;
      const { score, tag } = match(content, taste);
      const shares = { author: row.author_id, space: row.space_id, topic: topicOf(content) };
      candidates.push({ row, tag, value: row.score + TASTE_WEIGHT * score, shares });
    }
  }
  return candidates;
}

/** The word of its own that tells most. */
function topicOf({ terms, weights, ownTerms }: CommentContent): string | undefined {
  let best = -1;
  for (let i = 0; i < ownTerms; i += 1) {
    if (best < 0 || (weights[i] ?? 0) > (weights[best] ?? 0)) best = i;
  }
  return terms[best];
}

async function present(context: Context, picked: readonly Candidate[]): Promise<Reply['items']> {
  const rows = await loadCommentsAcross(context.pool, [
    arrayOf(picked, ({ row }) => row.space_id),
    arrayOf(picked, ({ row }) => row.comment_id),
  ]);
  const comments = new Map((await presentComments(context, rows)).map((comment) => [comment.id, comment]));
  return picked.flatMap(({ row, tag }) => {
    const comment = comments.get(row.comment_id);
    if (comment === undefined || comment.deleted) return [];
    const arrival = { provenance: 'discovery', spaceId: row.space_id, postId: row.post_id } as const;
    return [
      {
        comment,
        spaceName: row.space_name,
        postTitle: row.post_title,
        fits: tag,
        via: signArrival(arrival, context.secret),
      },
    ];
  });
}
