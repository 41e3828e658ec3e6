import type { Context } from '../context.ts';
import { paintScene } from './scenes/painter.ts';
import { scenes } from './scenes/scenes.ts';
import type { Painting } from './plan.ts';

/** Paint what demo comments show, and put it where pictures are. */
export async function showPictures(
  { pictures }: Pick<Context, 'pictures'>,
  paintings: readonly Painting[],
): Promise<void> {
  for (const { scene, spaceId, pictureId } of paintings) {
    const { full, thumb } = paintScene(scenes[scene]());
    await pictures.put({ spaceId, pictureId }, 'full', full);
    await pictures.put({ spaceId, pictureId }, 'thumb', thumb);
  }
}
