import type { operations, ReplyOf } from '@huixiang/contract';
import { searchScore } from '@huixiang/ranking';
import { presentComments } from '../comments/present.ts';
import { type CommentRow, loadCommentsAcross } from '../comments/thread.store.ts';
import type { Context } from '../context.ts';
import { signArrival } from '../echoes/arrival.ts';
import { loadHiddenAuthors } from '../identity/hidden-authors.ts';
import { idFloor } from '../ids.ts';
import { requireSpace } from '../spaces/require-space.ts';
import { arrayOf } from '../sql-array.ts';
import { type Extent, RECENT } from './extent.ts';
import { findWords, type Range } from './find-words.ts';
import { weekOf } from './grams.ts';
import { indexQuestion, loosen, narrow, type Query, readWish } from './query.ts';
import { type Position, readPosition, startPosition, writePosition } from './position.ts';
import {
  type CandidateRow,
  type Hit,
  loadCandidates,
  lookUpPublic,
  lookUpSpace,
  walkPublic,
  walkSpace,
} from './search.store.ts';

export interface SearchWish {
  readonly wish: string;
  /** Absent: in all public spaces. */
  readonly spaceId: number | undefined;
  readonly memberId: number;
  readonly after: string | undefined;
  readonly limit: number;
}

type SearchReply = ReplyOf<typeof operations.searchComments>;

interface Answer {
  readonly row: CandidateRow;
  readonly ranges: readonly Range[];
  readonly score: number;
}

/** Answers are put in order among this many at a time, the newest first. */
const WINDOW = 100;
/** The walk along the newest comments takes a few milliseconds at most. */
const WALK = 4_000;
/** After so many answers a walk of so many steps has a window full of them, and costs a fraction of what the index would. */
const WALK_ON = 25;
const WALK_FAR = 20_000;
/** Answers that the index may give at once: each is looked at on its page of the table. */
const HITS_MAX = 3_000;
/** So many times a window's worth is looked for in the newest weeks, because words come in waves. */
const SPARE = 2;
/** More weeks than this are too many words for a question. */
const WEEKS_MAX = 26;
/** Windows looked through for one page, when most candidates fall out. */
const WINDOWS_MAX = 3;

/**
 * Find comments by their words. The newest hundred that have all words are put in order by how well they answer, then
 * the next hundred, and so on, so that a page costs the same however common the words are. When none has all words,
 * those that have some are shown instead, and the reply says so.
 * @throws HuixiangError HX_QUERY_EMPTY, HX_QUERY_TOO_LONG, HX_NOT_FOUND, HX_CURSOR_INVALID
 */
export async function searchComments(context: Context, wish: SearchWish): Promise<SearchReply> {
  const strict = readWish(wish.wish);
  if (wish.spaceId !== undefined) await requireSpace(context, wish.spaceId);
  const hidden = wish.memberId === 0 ? [] : await loadHiddenAuthors(context.pool, [wish.memberId]);
  const start = wish.after === undefined ? startPosition(context.now()) : readPosition(wish.after);
  const search = { context, wish, hidden };
  const found = await pageFrom(search, start.loose ? (loosen(strict) ?? strict) : strict, start);
  if (found.answers.length > 0 || wish.after !== undefined) return present(context, found);
  const loose = loosen(strict);
  if (loose === undefined) return present(context, found);
  return present(context, await pageFrom(search, loose, { ...start, loose: true }));
}

interface Search {
  readonly context: Context;
  readonly wish: SearchWish;
  readonly hidden: readonly { space_id: number; author_id: number }[];
}

interface Page {
  readonly answers: readonly Answer[];
  readonly loose: boolean;
  readonly next: string | null;
}

/** The page from a position on: what is left of its window, and of the following ones if that does not fill it. */
async function pageFrom(search: Search, query: Query, start: Position): Promise<Page> {
  const { limit } = search.wish;
  const answers: Answer[] = [];
  let position = start;
  for (let windows = 0; windows < WINDOWS_MAX; windows += 1) {
    const hits = await findHits(search, query, position.before);
    const ordered = await answersAmong(search, query, hits, position);
    const rest = ordered.slice(0, limit - answers.length);
    answers.push(...rest);
    const last = rest.at(-1);
    if (rest.length < ordered.length && last !== undefined) {
      position = { ...position, before: topOf(hits), score: last.score, id: last.row.comment_id };
      return { answers, loose: start.loose, next: writePosition(position) };
    }
    const end = hits.at(-1);
    if (end === undefined || hits.length < WINDOW) return { answers, loose: start.loose, next: null };
    position = { ...startPosition(position.at), loose: start.loose, before: end.comment_id };
    if (answers.length >= limit) break;
  }
  return { answers, loose: start.loose, next: writePosition(position) };
}

/** Newer comments must not come into a window that has been begun. */
function topOf(hits: readonly Hit[]): number {
  return (hits[0]?.comment_id ?? 0) + 1;
}

/**
 * The newest candidates before an id. A common word has them among the newest comments; a rare one is looked up in the
 * index; and one in between, of which the index would give thousands, is looked up in the newest weeks first.
 */
async function findHits({ context, wish }: Search, query: Query, before: number): Promise<Hit[]> {
  const { pool, searchIndex } = context;
  const { spaceId } = wish;
  const question = indexQuestion(query);
  const walk = (steps: number): Promise<Hit[]> =>
    spaceId === undefined
      ? walkPublic(pool, [question, before, WINDOW, steps])
      : walkSpace(pool, [question, before, WINDOW, steps, spaceId]);
  const walked = await walk(WALK);
  if (walked.length === WINDOW) return walked;
  if (walked.length >= WALK_ON) {
    const far = await walk(WALK_FAR);
    if (far.length === WINDOW) return far;
  }
  const lookUp = (weeks?: readonly number[]): Promise<Hit[]> => {
    const narrowed = narrow(question, { spaceId, ...(weeks === undefined ? {} : { weeks }) });
    return spaceId === undefined
      ? lookUpPublic(pool, [narrowed, before, WINDOW])
      : lookUpSpace(pool, [narrowed, before, WINDOW, spaceId]);
  };
  const newest = weekOf(Math.min(before, idFloor(context.now() + 1)));
  const weeks = weeksFor(walked.length, await searchIndex.extent());
  if (weeks === 0) return lookUp();
  const recent = await lookUp(Array.from({ length: weeks }, (_, back) => newest - back));
  return recent.length === WINDOW ? recent : lookUp();
}

/** The newest weeks in which a window's worth is to be expected after so many on the walk; 0: look everywhere at once. */
function weeksFor(walked: number, { comments, weeks }: Extent): number {
  if (((walked + 1) / WALK) * comments <= HITS_MAX) return 0;
  const wanted = Math.ceil(weeks * Math.min(1, (SPARE * WINDOW * WALK) / (walked + 1) / RECENT));
  return wanted > WEEKS_MAX ? 0 : wanted;
}

/** Candidates that hold up to their texts and may be shown, best first, behind the position. */
async function answersAmong(
  { context, hidden }: Search,
  query: Query,
  hits: readonly Hit[],
  position: Position,
): Promise<Answer[]> {
  if (hits.length === 0) return [];
  const rows = await loadCandidates(context.pool, [
    arrayOf(hits, (hit) => hit.space_id),
    arrayOf(hits, (hit) => hit.comment_id),
    arrayOf(hidden, (row) => row.space_id),
    arrayOf(hidden, (row) => row.author_id),
  ]);
  const answers: Answer[] = [];
  for (const row of rows) {
    const found = findWords(row.text, query);
    if (found.words < (query.how === 'all' ? query.words.length : 1)) continue;
    const marked = found.ranges.reduce((sum, [from, to]) => sum + to - from, 0);
    const score = searchScore({
      fit: found.fit,
      phrase: found.phrase,
      share: marked / row.text.length,
      resonance: row.resonance,
      ageMs: Math.max(0, position.at - row.created_at),
    });
    answers.push({ row, ranges: found.ranges, score: Math.round(score * 1e6) });
  }
  return answers.filter((answer) => isBehind(answer, position)).toSorted(inOrder);
}

function inOrder(a: Answer, b: Answer): number {
  return b.score - a.score || b.row.comment_id - a.row.comment_id;
}

function isBehind({ score, row }: Answer, position: Position): boolean {
  return score < position.score || (score === position.score && row.comment_id < position.id);
}

async function present(context: Context, { answers, loose, next }: Page): Promise<SearchReply> {
  const rows = await loadCommentsAcross(context.pool, [
    arrayOf(answers, ({ row }) => row.space_id),
    arrayOf(answers, ({ row }) => row.comment_id),
  ]);
  const comments = new Map(
    (await presentComments(context, rows satisfies readonly CommentRow[])).map((comment) => [
      comment.id,
      comment,
    ]),
  );
  const items = answers.flatMap(({ row, ranges }) => {
    const comment = comments.get(row.comment_id);
    if (comment === undefined || comment.text !== row.text) return [];
    const arrival = { provenance: 'search', spaceId: row.space_id, postId: row.post_id } as const;
    return [
      {
        comment,
        spaceName: row.space_name,
        postTitle: row.post_title,
        ranges: ranges.map(([from, to]) => ({ from, to })),
        via: signArrival(arrival, context.secret),
      },
    ];
  });
  return { items, loose, next };
}
