import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { HuixiangError } from '../errors.ts';
import type { Drawn, Wish } from './drawing/draw-pixels.ts';
import { type PictureHead, readPictureHead } from './drawing/picture-head.ts';

/**
 * Phones take pictures of up to 50 million pixels; beyond 64 million somebody wants to fill our memory. Of what may be
 * transparent or has finer colours fewer do that.
 */
const UNPACKED_BYTES_MAX = 64_000_000 * 3;
const MILLISECONDS_MAX = 15_000;
const wishes = {
  comment: { full: 1_600, thumb: 480, square: false },
  avatar: { full: 640, thumb: 192, square: true },
} as const satisfies Record<string, Wish>;
export type PictureUse = keyof typeof wishes;

/**
 * Draw a picture anew, upright, as JPEG in two sizes, without what its file says of camera, place and time. JPEG because
 * that is what WeChat checks and every phone shows; of an animation the first frame remains, and what was transparent is white.
 * @throws HuixiangError HX_PICTURE_FORM, HX_PICTURE_PIXELS
 */
export async function drawPicture(bytes: Buffer, use: PictureUse): Promise<Drawn<Buffer>> {
  const head = readPictureHead(bytes);
  if (head === undefined) throw new HuixiangError('HX_PICTURE_FORM');
  if (head.width * head.height * head.weight > UNPACKED_BYTES_MAX)
    throw new HuixiangError('HX_PICTURE_PIXELS');
  const drawn = await drawInThread({ bytes, head, wish: wishes[use] });
  if (drawn === undefined) throw new HuixiangError('HX_PICTURE_FORM');
  return { ...drawn, full: Buffer.from(drawn.full), thumb: Buffer.from(drawn.thumb) };
}

/** Requests go on meanwhile, and a picture that takes too long ends with its thread. Undefined when nothing came of it. */
async function drawInThread(work: { bytes: Buffer; head: PictureHead; wish: Wish }) {
  const worker = new Worker(new URL('./drawing/draw.main.ts', import.meta.url), { workerData: work });
  const late = AbortSignal.timeout(MILLISECONDS_MAX);
  try {
    const [drawn] = (await once(worker, 'message', { signal: late })) as [Drawn<Uint8Array> | undefined];
    return drawn;
  } catch (error) {
    if (late.aborted) return undefined;
    throw error;
  } finally {
    await worker.terminate();
  }
}
