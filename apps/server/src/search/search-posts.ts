import type { operations, ReplyOf } from '@huixiang/contract';
import { searchScore } from '@huixiang/ranking';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { loadHiddenAuthors } from '../identity/hidden-authors.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { arrayOf } from '../sql-array.ts';
import { findWords } from './find-words.ts';
import { indexQuestion, narrow, readWish } from './query.ts';
import { loadTitles, type TitleRow } from './titles.store.ts';

type Reply = ReplyOf<typeof operations.searchPosts>;

interface Wish {
  readonly wish: string;
  /** Absent: in all public spaces. */
  readonly spaceId: number | undefined;
  readonly memberId: number;
}

/** Titles that are put in order, the newest ones; and those that are shown of them, above the comments. */
const WINDOW = 100;
const SHOWN = 5;

/**
 * Find posts by their titles, all words of the wish in them, best first.
 * @throws HuixiangError HX_QUERY_EMPTY, HX_QUERY_TOO_LONG, HX_NOT_FOUND
 */
export async function searchPosts(context: Context, { wish, spaceId, memberId }: Wish): Promise<Reply> {
  const query = readWish(wish);
  if (spaceId !== undefined) await requireSpace(context, spaceId);
  const hidden = memberId === 0 ? [] : await loadHiddenAuthors(context.pool, [memberId]);
  const rows = await loadTitles(context.pool, [
    narrow(indexQuestion(query), { spaceId }),
    WINDOW,
    spaceId ?? null,
    arrayOf(hidden, (row) => row.space_id),
    arrayOf(hidden, (row) => row.author_id),
  ]);
  const at = context.now();
  const found = rows.flatMap((row) => {
    const { fit, phrase, ranges, words } = findWords(row.title, query);
    if (words < query.words.length) return [];
    const marked = ranges.reduce((sum, [from, to]) => sum + to - from, 0);
    const share = marked / row.title.length;
    const ageMs = Math.max(0, at - row.created_at);
    return [{ row, ranges, score: searchScore({ fit, phrase, share, resonance: 0, ageMs }) }];
  });
  const best = found.toSorted((a, b) => b.score - a.score || b.row.post_id - a.row.post_id).slice(0, SHOWN);
  return { items: best.map(({ row, ranges }) => present(row, ranges, context.secret)) };
}

function present(
  row: TitleRow,
  ranges: readonly (readonly [number, number])[],
  secret: string,
): Reply['items'][number] {
  const { space_id: spaceId, post_id: postId } = row;
  return {
    spaceId,
    spaceName: row.space_name,
    postId,
    title: row.title,
    commentCount: row.comments,
    createdAt: row.created_at,
    ranges: ranges.map(([from, to]) => ({ from, to })),
    via: signArrival({ provenance: 'search', spaceId, postId }, secret),
  };
}
