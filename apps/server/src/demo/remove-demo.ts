import { type Pool, type Queryable, transaction } from '@huixiang/postgres';
import { naming, traces, wordCopies } from '../erasure/traces.ts';
import { forgetHours } from '../insight/space-hours.store.ts';
import { STILL_OPEN } from '../listening/still-open.ts';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { forgetAllTerms, recountTerms } from '../topics/terms.store.ts';
import { deleteSpaces, lockDemo } from './demo.store.ts';
import { recountComments, recountNotices, recountPosts } from './recount.store.ts';
import {
  blankComments,
  blankPosts,
  deleteBareComments,
  deleteBarePosts,
  deleteWhere,
  loadDemoMembers,
  loadDemoSpaces,
  loadSpacesOf,
  tablesWith,
  unnameWhere,
} from './remove.store.ts';

/** Rows by table. */
type Tally = Map<TableName, number>;

export interface DemoRemoval {
  readonly spaces: number;
  readonly members: number;
  /** Rows removed in all tables, those of spaces and members included. */
  readonly removed: ReadonlyMap<TableName, number>;
  /** Comments and posts of demo members that others had built on: they stay, without words and without a name. */
  readonly blanked: number;
}

/**
 * Remove the demo: its spaces with everything in them, its members, and what these did anywhere else; counters there
 * are counted anew from the rows that remain.
 */
export function removeDemo(pool: Pool, now: number): Promise<DemoRemoval> {
  return transaction(pool, async (client) => {
    await lockDemo(client, []);
    const spaceIds = (await loadDemoSpaces(client, [])).map((row) => row.space_id);
    const memberIds = (await loadDemoMembers(client, [])).map((row) => row.member_id);
    const removed: Tally = await deleteSpaces(client, spaceIds);
    const elsewhere = await spacesOf(client, memberIds);
    const { blanked, gone } = await removeWords(client, memberIds, now, removed);
    await removeTraces(client, memberIds, gone, removed);
    await recountComments(client, [elsewhere, STILL_OPEN]);
    await recountPosts(client, [elsewhere]);
    await recountNotices(client, [elsewhere]);
    await forgetAllTerms(client, [elsewhere]);
    await recountTerms(client, [elsewhere]);
    for (const spaceId of elsewhere) await forgetHours(client, spaceId);
    return { spaces: spaceIds.length, members: memberIds.length, removed, blanked };
  });
}

/** The spaces that are not the demo's and in which its members left something. */
async function spacesOf(client: Queryable, memberIds: readonly number[]): Promise<number[]> {
  const found = new Set<number>();
  for (const table of await tablesWith(client, 'member_id')) {
    if (tableRegistry[table] !== 'space') continue;
    for (const id of await loadSpacesOf(client, table, 'member_id', memberIds)) found.add(id);
  }
  for (const table of ['comments', 'posts'] as const) {
    for (const id of await loadSpacesOf(client, table, 'author_id', memberIds)) found.add(id);
  }
  return [...found];
}

/** What they said. @returns how many places stay without words, because others built on them, and the comments that went */
async function removeWords(
  client: Queryable,
  memberIds: readonly number[],
  now: number,
  removed: Tally,
): Promise<{ blanked: number; gone: readonly number[] }> {
  const gone: number[] = [];
  for (;;) {
    const rows = await deleteBareComments(client, [memberIds]);
    if (rows.length === 0) break;
    gone.push(...rows.map((row) => row.comment_id));
  }
  tally(removed, 'comments', gone.length);
  tally(removed, 'posts', (await deleteBarePosts(client, [memberIds])).length);
  const comments = await blankComments(client, [memberIds, now]);
  const blanked = comments.map((row) => row.comment_id);
  for (const table of wordCopies)
    await deleteWhere(client, table, 't.comment_id = ANY($1::bigint[])', blanked);
  return { blanked: comments.length + (await blankPosts(client, [memberIds, now])).length, gone };
}

/** What they did, what was done with the comments that went, and themselves. */
async function removeTraces(
  client: Queryable,
  memberIds: readonly number[],
  gone: readonly number[],
  removed: Tally,
): Promise<void> {
  for (const table of await tablesWith(client, 'comment_id')) {
    if (table === 'comments') continue;
    tally(removed, table, await deleteWhere(client, table, 't.comment_id = ANY($1::bigint[])', gone));
  }
  for (const [table, columns] of Object.entries(traces) as [TableName, (typeof traces)[TableName]][]) {
    for (const [column, rule] of Object.entries(columns ?? {})) {
      const { trace } = rule;
      const where = naming(`t.${column}`, rule, '$1::bigint[]');
      if (trace === 'erase') tally(removed, table, await deleteWhere(client, table, where, memberIds));
      if (trace === 'unname') await unnameWhere(client, table, column, where, memberIds);
    }
  }
}

function tally(removed: Tally, table: TableName, rows: number): void {
  removed.set(table, (removed.get(table) ?? 0) + rows);
}
