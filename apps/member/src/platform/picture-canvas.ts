import type { PosterCanvas } from '@huixiang/charts';

import { isH5 } from './target.ts';

/** A canvas to draw one picture on, and what comes of it. */
export interface PictureCanvas {
  readonly context: PosterCanvas<never>;
  /** Pixels; drawing starts over when they are set. */
  resize(width: number, height: number): void;
  load(address: string): Promise<never>;
  /** The finished picture, as an address for an image. */
  finish(): Promise<string>;
}

/** What both platforms' canvases have, as far as it is used here. */
interface CanvasLike {
  width: number;
  height: number;
  getContext(kind: '2d'): unknown;
}

interface ImageLike {
  src: string;
  onload: unknown;
  onerror: unknown;
}

/** Opens a canvas: a new one in a browser; in the mini-program the element of type 2d with this id on the page in view. */
export function openPictureCanvas(id: string): Promise<PictureCanvas> {
  return isH5 ? Promise.resolve(browserCanvas()) : weappCanvas(id);
}

function browserCanvas(): PictureCanvas {
  const canvas = document.createElement('canvas');
  return pictureCanvas(
    canvas,
    () => new Image(),
    () => Promise.resolve(canvas.toDataURL('image/png')),
  );
}

async function weappCanvas(id: string): Promise<PictureCanvas> {
  const canvas = await canvasNode(id);
  const options = { canvas, fileType: 'png' };
  return pictureCanvas(
    canvas,
    () => canvas.createImage(),
    () =>
      new Promise((resolve, reject) => {
        uni.canvasToTempFilePath({
          ...(options as object as UniApp.CanvasToTempFilePathOptions),
          success: ({ tempFilePath }) => resolve(tempFilePath),
          fail: (problem: unknown) => reject(new Error((problem as { errMsg?: string }).errMsg)),
        });
      }),
  );
}

type CanvasNode = CanvasLike & { createImage(): ImageLike };

function canvasNode(id: string): Promise<CanvasNode> {
  return new Promise((resolve, reject) => {
    const told = (found: unknown): void => {
      const { node } = (found ?? {}) as { node?: CanvasNode };
      if (node) resolve(node);
      else reject(new Error(`There is no canvas "${id}"`));
    };
    uni
      .createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true } as UniApp.NodeField, told)
      .exec();
  });
}

function pictureCanvas(
  canvas: CanvasLike,
  newImage: () => ImageLike,
  finish: () => Promise<string>,
): PictureCanvas {
  return {
    context: canvas.getContext('2d') as PosterCanvas<never>,
    resize: (width, height) => void Object.assign(canvas, { width, height }),
    load: (address) =>
      new Promise((resolve, reject) => {
        const image = newImage();
        image.onload = () => resolve(image as never);
        image.onerror = () => reject(new Error('The picture was not loaded'));
        image.src = address;
      }),
    finish,
  };
}
