import type { Queryable } from '@huixiang/postgres';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { spacesNaming } from './erasure.store.ts';
import { naming, traces, type TraceRule } from './traces.ts';

export interface TracedColumn {
  readonly table: TableName;
  /** The rows that name the member $1. */
  readonly where: string;
  /** Another member's private decision about this one. */
  readonly secret: boolean;
}

/** The columns that name members, in tables of spaces or elsewhere. */
export function tracedColumns(place: 'space' | 'elsewhere'): TracedColumn[] {
  return (Object.entries(traces) as [TableName, Readonly<Record<string, TraceRule>>][])
    .filter(([table]) => (tableRegistry[table] === 'space') === (place === 'space'))
    .flatMap(([table, rules]) =>
      Object.entries(rules).map(([column, rule]) => ({
        table,
        where: naming(column, rule, 'ARRAY[$1::bigint]'),
        // A list of many is not one member's to see.
        secret: rule.secret ?? rule.many ?? false,
      })),
    );
}

/** The spaces in which anything names a member. */
export async function spacesOf(db: Queryable, memberId: number): Promise<Set<number>> {
  const found = new Set<number>();
  for (const { table, where } of tracedColumns('space'))
    for (const spaceId of await spacesNaming(db, table, where, memberId)) found.add(spaceId);
  return found;
}
