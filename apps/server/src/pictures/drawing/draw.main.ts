import { parentPort, workerData } from 'node:worker_threads';
import { drawPixels, type Wish } from './draw-pixels.ts';
import type { PictureHead } from './picture-head.ts';

/** One picture, in a thread of its own: what the library holds of it goes with the thread. Undefined is said of a broken one. */
const { bytes, head, wish } = workerData as { bytes: Uint8Array; head: PictureHead; wish: Wish };

function drawn() {
  try {
    return drawPixels(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), head, wish);
  } catch {
    return undefined;
  }
}

parentPort?.postMessage(drawn());
