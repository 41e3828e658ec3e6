import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import { loadSpace, type SpaceRow } from './spaces.store.ts';

/** @throws HuixiangError HX_NOT_FOUND when there is no such space */
export async function requireSpace({ pool }: Pick<Context, 'pool'>, spaceId: number): Promise<SpaceRow> {
  const [space] = await loadSpace(pool, [spaceId]);
  if (space === undefined) throw new HuixiangError('HX_NOT_FOUND');
  return space;
}
