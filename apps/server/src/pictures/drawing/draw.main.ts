import { parentPort, workerData } from 'node:worker_threads';
import { drawPixels, type Drawn, type Wish } from './draw-pixels.ts';
import { readPictureHead } from './picture-head.ts';

export type Refusal = 'HX_PICTURE_FORM' | 'HX_PICTURE_PIXELS';

/**
 * Phones take pictures of up to 50 million pixels; beyond 64 million somebody wants to fill our memory. Of what may be
 * transparent or has finer colours fewer do that.
 */
const UNPACKED_BYTES_MAX = 64_000_000 * 3;

/** One picture, in a thread of its own: what the library holds of it goes with the thread. */
const { bytes, wish } = workerData as { bytes: Uint8Array; wish: Wish };

function answer(): Drawn<Uint8Array> | Refusal {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const head = readPictureHead(file);
  if (head === undefined) return 'HX_PICTURE_FORM';
  if (head.width * head.height * head.weight > UNPACKED_BYTES_MAX) return 'HX_PICTURE_PIXELS';
  try {
    return drawPixels(file, head, wish);
  } catch {
    return 'HX_PICTURE_FORM';
  }
}

parentPort?.postMessage(answer());
