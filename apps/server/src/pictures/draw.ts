import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { HuixiangError } from '../errors.ts';
import type { Drawn, Wish } from './drawing/draw-pixels.ts';
import type { Refusal } from './drawing/draw.main.ts';

const MILLISECONDS_MAX = 15_000;
const wishes = {
  comment: { full: 1_600, thumb: 480, square: false },
  avatar: { full: 640, thumb: 192, square: true },
} as const satisfies Record<string, Wish>;
export type PictureUse = keyof typeof wishes;

/**
 * Draw a picture anew, upright, as JPEG in two sizes, without what its file says of camera, place and time. JPEG because
 * that is what WeChat checks and every phone shows; what was transparent is white.
 * @throws HuixiangError HX_PICTURE_FORM, HX_PICTURE_PIXELS
 */
export async function drawPicture(bytes: Buffer, use: PictureUse): Promise<Drawn<Buffer>> {
  const drawn = await drawInThread({ bytes, wish: wishes[use] });
  if (typeof drawn === 'string') throw new HuixiangError(drawn);
  return { ...drawn, full: Buffer.from(drawn.full), thumb: Buffer.from(drawn.thumb) };
}

/** Requests go on meanwhile, and a picture that takes too long ends with its thread. */
async function drawInThread(work: { bytes: Buffer; wish: Wish }): Promise<Drawn<Uint8Array> | Refusal> {
  const worker = new Worker(new URL('./drawing/draw.main.ts', import.meta.url), { workerData: work });
  const late = AbortSignal.timeout(MILLISECONDS_MAX);
  try {
    const [answer] = (await once(worker, 'message', { signal: late })) as [Drawn<Uint8Array> | Refusal];
    return answer;
  } catch (error) {
    if (late.aborted) return 'HX_PICTURE_FORM';
    throw error;
  } finally {
    // Waited for, so that the next picture does not begin while this one still holds its memory.
    await worker.terminate();
  }
}
