import type { Context } from '../context.ts';
import { tableRegistry, type TableName } from '../table-registry.ts';
import { deleteRows, dropCodes, markSwept, spacesNaming } from './erasure.store.ts';
import { sweepSpace, type Sweep } from './sweep-space.ts';
import { traces } from './traces.ts';

/** The rows that say what is still to be done: they go when everything else has. */
const LAST: readonly TableName[] = ['erasures'];

/**
 * Erase everything of a member, space by space, then what is about the person. May be repeated at any time, and is, so
 * that an act that was under way while they left goes too.
 */
export async function sweepMember(context: Context, sweep: Sweep): Promise<void> {
  const { cards, comments, echoes, exposures, pool, topics } = context;
  const { memberId } = sweep;
  await Promise.all([echoes.drain(), comments.drain(), exposures.drain(), cards.drain()]);
  await topics.notes.settle();
  for (const spaceId of await spacesOf(context, memberId)) await sweepSpace(context, spaceId, sweep);
  await dropCodes(pool, [memberId]);
  for (const { table, where } of columns((kind) => kind !== 'space')) {
    if (!LAST.includes(table)) await deleteRows(pool, table, where, [memberId]);
  }
  await markSwept(pool, [memberId, context.now()]);
}

/** Nothing of them was left a while after they had gone. */
export async function forgetErasure({ pool }: Pick<Context, 'pool'>, memberId: number): Promise<void> {
  for (const table of LAST) await deleteRows(pool, table, 'member_id = $1', [memberId]);
}

async function spacesOf({ pool }: Context, memberId: number): Promise<Set<number>> {
  const found = new Set<number>();
  for (const { table, where } of columns((kind) => kind === 'space'))
    for (const spaceId of await spacesNaming(pool, table, where, memberId)) found.add(spaceId);
  return found;
}

function columns(ofKind: (kind: string) => boolean): { table: TableName; where: string }[] {
  return (Object.entries(traces) as [TableName, (typeof traces)[TableName]][])
    .filter(([table]) => ofKind(tableRegistry[table]))
    .flatMap(([table, rules]) =>
      Object.entries(rules ?? {}).map(([column, { when }]) => ({
        table,
        where: when === undefined ? `${column} = $1` : `${column} = $1 AND ${when}`,
      })),
    );
}
