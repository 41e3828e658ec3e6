import { limits, operations } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { HuixiangError } from '../errors.ts';
import type { Route } from '../http/route.ts';
import { memberExists } from '../spaces/spaces.store.ts';
import { addBlock, dropBlock, loadBlocks } from './blocks.store.ts';

export function blocksRoutes(route: Route, context: Context): void {
  const { blocks, bus, members, now, pool } = context;

  const list = async (memberId: number) => {
    const rows = await loadBlocks(pool, [memberId]);
    const cards = await members.cards(rows.map((row) => row.blocked_id));
    return {
      items: rows.map(({ blocked_id: id, blocked_at: at }) => ({
        member: cards.get(id) ?? { id, nickname: '' },
        at,
      })),
    };
  };

  route(operations.listBlocks, ({ memberId }) => list(memberId));

  route(operations.setBlock, async ({ params, body, memberId }) => {
    const { memberId: otherId } = params;
    if (otherId === memberId || (await memberExists(pool, [otherId])).length === 0)
      throw new HuixiangError('HX_NOT_FOUND');
    if (!body.blocked) await dropBlock(pool, [memberId, otherId]);
    else if ((await addBlock(pool, [memberId, otherId, now(), limits.blocksMax])).length === 0)
      throw new HuixiangError('HX_BLOCKS_TOO_MANY');
    await blocks.reload(memberId);
    bus.publish({ kind: 'blocks', memberId });
    return list(memberId);
  });
}
