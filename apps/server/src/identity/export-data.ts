import { provenances } from '@huixiang/contract';
import type { Queryable } from '@huixiang/postgres';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { spacesOf, tracedColumns, type TracedColumn } from '../erasure/traced-columns.ts';
import type { TableName } from '../table-registry.ts';
import { loadMember } from './identity.store.ts';

/** Parts that go by another name than their table. */
const NAMES: Partial<Record<TableName, string>> = {
  listeners: 'listening',
  listener_nudges: 'nudges',
  member_tags: 'tags',
  gauges: 'gauge',
  email_claims: 'emails',
};
/** What says who the rows are about, which the document says once, and what only the server needs. */
const LEFT_OUT = [
  'space_id',
  'member_id',
  'author_id',
  'decided_by',
  'answered_by',
  'solved_by',
  'title_grams',
  'act_key',
  'mark',
  'guardian_mark',
  'external_mark',
  'union_mark',
  'phone_mark',
  'session_key_sealed',
];
/** What is kept sealed is shown to its owner as it is. */
const SEALED = '_sealed';

/**
 * Everything stored about a member, as one document: every row that names them, by the same list of columns by which they
 * are erased. Goes space by space, because each space is its own tenant; rare and asked for by the person, so it may take
 * a moment. What others decided about them in private, like a block, is theirs and stays out.
 */
export async function exportData(
  { pool, now, sealing }: Context,
  memberId: number,
): Promise<Record<string, unknown>> {
  const [member] = await loadMember(pool, [memberId]);
  if (member === undefined) throw new HuixiangError('HX_NOT_FOUND');
  const own: Record<string, unknown[]> = {};
  for (const column of tracedColumns('elsewhere'))
    if (column.table !== 'members') await addRows(pool, own, column, column.where, [memberId]);
  const spaces: Record<string, unknown>[] = [];
  for (const spaceId of [...(await spacesOf(pool, memberId))].toSorted((a, b) => a - b)) {
    const parts: Record<string, unknown[]> = {};
    for (const column of tracedColumns('space'))
      await addRows(pool, parts, column, `${column.where} AND space_id = $2`, [memberId, spaceId]);
    spaces.push({ spaceId, ...parts });
  }
  const opened = Object.entries(own).map(([name, rows]) => [name, rows.map((row) => unseal(row, sealing))]);
  return {
    exportedAt: now(),
    member: { id: member.member_id, nickname: member.nickname },
    ...Object.fromEntries(opened),
    spaces,
  };
}

async function addRows(
  db: Queryable,
  parts: Record<string, unknown[]>,
  { table, secret }: TracedColumn,
  where: string,
  values: readonly number[],
): Promise<void> {
  if (secret) return;
  const { rows } = await db.query<{ row: Record<string, unknown> }>(
    `SELECT to_jsonb(t) - $${values.length + 1}::text[] AS row FROM ${table} t WHERE ${where}`,
    [...values, LEFT_OUT],
  );
  if (rows.length === 0) return;
  const name = NAMES[table] ?? table.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  parts[name] = [...(parts[name] ?? []), ...rows.map(({ row }) => nameProvenance(row))];
}

function unseal(row: unknown, sealing: Context['sealing']): unknown {
  const entries = Object.entries(row as Record<string, unknown>).map(([name, value]) =>
    name.endsWith(SEALED) && typeof value === 'string'
      ? [name.slice(0, -SEALED.length), sealing.open(value)]
      : [name, value],
  );
  return Object.fromEntries(entries);
}

function nameProvenance(row: Record<string, unknown>): Record<string, unknown> {
  const { provenance } = row;
  return typeof provenance === 'number' ? { ...row, provenance: provenances[provenance] } : row;
}
