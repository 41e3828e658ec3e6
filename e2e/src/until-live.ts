import type { Comment } from '@huixiang/contract';
import type { Driver } from './driver.ts';
import { eventually } from './eventually.ts';
import type { World } from './world.ts';

/** The live stream of a thread opens beside the page. Others echo until the page shows it. */
export async function untilLive(world: World, app: Driver, comment: Comment): Promise<void> {
  const follows = async (): Promise<boolean> =>
    Number(await app.text(`echo-${comment.id}-count`)) === (await world.counts(comment)).counted;
  await eventually('the live stream', async () => {
    await world.echo(comment, 1);
    return eventually('the count', follows, 1_000).catch(() => false);
  });
}
