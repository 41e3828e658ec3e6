import type { Context } from '../context.ts';
import { forgetPicturesOf } from '../pictures/tidy-pictures.ts';
import type { TableName } from '../table-registry.ts';
import { deleteRows, dropCodes, markSwept } from './erasure.store.ts';
import { sweepSpace, type Sweep } from './sweep-space.ts';
import { spacesOf, tracedColumns } from './traced-columns.ts';

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
  await forgetPicturesOf(context, memberId);
  for (const spaceId of await spacesOf(pool, memberId)) await sweepSpace(context, spaceId, sweep);
  await dropCodes(pool, [memberId]);
  for (const { table, where } of tracedColumns('elsewhere')) {
    if (!LAST.includes(table)) await deleteRows(pool, table, where, [memberId]);
  }
  await markSwept(pool, [memberId, context.now()]);
}

/** Nothing of them was left a while after they had gone. */
export async function forgetErasure({ pool }: Pick<Context, 'pool'>, memberId: number): Promise<void> {
  for (const table of LAST) await deleteRows(pool, table, 'member_id = $1', [memberId]);
}
