import { type PoolClient, transaction } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { countsOf } from '../echoes/counts.ts';
import { forgetHours } from '../insight/space-hours.store.ts';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { forgetTerms } from '../topics/terms.store.ts';
import {
  blankComments,
  blankPosts,
  commentsNaming,
  deleteRows,
  loadOwnComments,
  unnameComments,
  unnamePosts,
  unnameRows,
} from './erasure.store.ts';
import { lockCounters, movePosts, recountTouched, type TouchedRow } from './recount-touched.store.ts';
import { naming, traces, wordCopies } from './traces.ts';

export interface Sweep {
  readonly memberId: number;
  /** What becomes of their words: gone, or there without their name. */
  readonly words: 'remove' | 'keep';
}

type OwnComment = Awaited<ReturnType<typeof loadOwnComments>>[number];

/** Tables whose rows move the counters of their comment. */
const COUNTED: readonly TableName[] = ['echoes', 'exposures', 'cards', 'reports', 'verdicts'];

/** Erase a member from one space, in one transaction, and tell everybody what moved. */
export async function sweepSpace(context: Context, spaceId: number, sweep: Sweep): Promise<void> {
  const { authority, bus, pool, ranker, rooms, threads, topics } = context;
  const { own, moved } = await transaction(pool, (client) => erase(client, context.now(), spaceId, sweep));
  authority.forget(spaceId);
  bus.publish({ kind: 'authority', spaceId });
  for (const row of moved) {
    const { comment_id: commentId, post_id: postId } = row;
    bus.countsMoved({ spaceId, postId, commentId, echoes: countsOf(row) });
    ranker.touch(spaceId, commentId);
  }
  for (const { comment_id: commentId, post_id: postId } of own) {
    threads.changed(spaceId, postId);
    rooms.touched(spaceId, commentId);
    topics.keeper.touch(spaceId, commentId);
    bus.publish({ kind: 'changed', spaceId, postId, commentId });
  }
  topics.tastes.changed(spaceId, sweep.memberId);
}

async function erase(client: PoolClient, at: number, spaceId: number, { memberId, words }: Sweep) {
  const own = await loadOwnComments(client, [spaceId, memberId]);
  const touched = await touchedBy(client, spaceId, memberId, own);
  const before = await lockCounters(client, [spaceId, touched]);
  const values = [spaceId, memberId];
  if (words === 'remove') {
    await blankComments(client, [...values, at]);
    await blankPosts(client, [...values, at]);
  } else {
    await unnameComments(client, values);
    await unnamePosts(client, values);
  }
  const silent = own.filter((comment) => words === 'remove' || comment.deleted);
  await forgetCopies(client, spaceId, own, silent);
  await eraseRows(client, spaceId, memberId);
  await forgetHours(client, spaceId);
  const moved = await recountTouched(client, [spaceId, touched]);
  const gone = words === 'remove' ? own.filter((comment) => !comment.deleted) : [];
  await recountPosts(client, spaceId, before, moved, gone);
  return { own, moved };
}

/** Comments whose counters will move: their own with the roots above, and all that they did something with. */
async function touchedBy(
  client: PoolClient,
  spaceId: number,
  memberId: number,
  own: readonly OwnComment[],
): Promise<number[]> {
  const ids = new Set(
    own.flatMap(({ comment_id: id, root_id: root }) => (root === null ? [id] : [id, root])),
  );
  const where = 'space_id = $1 AND member_id = $2';
  for (const table of COUNTED) {
    for (const id of await commentsNaming(client, table, where, [spaceId, memberId])) ids.add(id);
  }
  return [...ids].toSorted((a, b) => a - b);
}

/** Earlier versions of a text are never kept; the words of a text go when it does. */
async function forgetCopies(
  client: PoolClient,
  spaceId: number,
  own: readonly OwnComment[],
  silent: readonly OwnComment[],
): Promise<void> {
  const ids = silent.map((comment) => comment.comment_id);
  await forgetTerms(client, [spaceId, ids]);
  for (const table of wordCopies) {
    const comments = table === 'comment_history' ? own.map((comment) => comment.comment_id) : ids;
    await deleteRows(client, table, 'space_id = $1 AND comment_id = ANY($2::bigint[])', [spaceId, comments]);
  }
}

async function eraseRows(client: PoolClient, spaceId: number, memberId: number): Promise<void> {
  for (const [table, columns] of Object.entries(traces) as [TableName, (typeof traces)[TableName]][]) {
    if (tableRegistry[table] !== 'space') continue;
    for (const [column, rule] of Object.entries(columns ?? {})) {
      const { trace } = rule;
      const where = `space_id = $1 AND ${naming(column, rule, 'ARRAY[$2::bigint]')}`;
      if (trace === 'erase') await deleteRows(client, table, where, [spaceId, memberId]);
      if (trace === 'unname') await unnameRows(client, table, column, where, [spaceId, memberId]);
    }
  }
}

async function recountPosts(
  client: PoolClient,
  spaceId: number,
  before: readonly TouchedRow[],
  after: readonly TouchedRow[],
  gone: readonly OwnComment[],
): Promise<void> {
  const earlier = new Map(before.map((row) => [row.comment_id, row]));
  const moves = new Map<
    number,
    [comments: number, raw: number, dealt: number, out: number, outOrganic: number]
  >();
  const moveOf = (postId: number) => {
    const move = moves.get(postId) ?? [0, 0, 0, 0, 0];
    moves.set(postId, move);
    return move;
  };
  for (const comment of gone) moveOf(comment.post_id)[0] -= 1;
  for (const row of after) {
    const was = earlier.get(row.comment_id);
    if (was === undefined) continue;
    const move = moveOf(row.post_id);
    move[1] += row.echoes_raw - was.echoes_raw;
    move[2] += row.echoes_dealt - was.echoes_dealt;
    move[3] += row.discounted - was.discounted;
    move[4] += row.discounted_organic - was.discounted_organic;
  }
  const posts = [...moves];
  const columns = [0, 1, 2, 3, 4].map((place) => posts.map(([, move]) => move[place]));
  await movePosts(client, [spaceId, posts.map(([postId]) => postId), ...columns]);
}
