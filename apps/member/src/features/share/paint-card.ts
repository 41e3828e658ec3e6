import { drawPoster, layoutPoster, measureOn, POSTER_SCALE } from '@huixiang/charts';

import type { PictureCanvas } from '../../platform/picture-canvas.ts';
import { posterContent, type ShareCard } from './poster-content.ts';

/** A finished card: where its picture is, and its size in pixels. */
export interface PaintedCard {
  readonly src: string;
  readonly width: number;
  readonly height: number;
}

/** Paints a share card on a canvas. The same drawing on every platform. */
export async function paintCard(
  canvas: PictureCanvas,
  card: ShareCard,
  of: 'comment' | 'post',
): Promise<PaintedCard> {
  const code = card.picture === null ? undefined : await canvas.load(card.picture);
  const poster = layoutPoster(posterContent(card, of), measureOn(canvas.context));
  const [width, height] = [poster.width * POSTER_SCALE, poster.height * POSTER_SCALE];
  canvas.resize(width, height);
  drawPoster(poster, canvas.context, code);
  return { src: await canvas.finish(), width, height };
}
