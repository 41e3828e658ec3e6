import type { Picture } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { presentPicture } from './picture-address.ts';
import { loadPicturesOf } from './pictures.store.ts';

interface Said {
  readonly spaceId: number;
  readonly saidId: number;
}

/** The pictures of these comments that everybody may see, or all of them for who may see what waits. */
export async function picturesOf(
  context: Pick<Context, 'pool' | 'secret' | 'now'>,
  said: readonly Said[],
  { hidden = false }: { hidden?: boolean } = {},
): Promise<ReadonlyMap<number, Picture[]>> {
  if (said.length === 0) return new Map();
  const rows = await loadPicturesOf(context.pool, [
    said.map(({ spaceId }) => spaceId),
    said.map(({ saidId }) => saidId),
  ]);
  const seen = rows.filter(({ state }) => hidden || state === 'passed');
  return new Map(
    [...Map.groupBy(seen, (row) => row.said_id)].map(([id, here]) => [
      id,
      here.map((row) => presentPicture(context, row, { hidden })),
    ]),
  );
}
