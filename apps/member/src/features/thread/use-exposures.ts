import { operations } from '@huixiang/contract';
import { onHide, onShow, onUnload } from '@dcloudio/uni-app';

import { api } from '../../platform/api.ts';
import { readBoxes } from '../../platform/boxes.ts';
import { session } from '../session/session.ts';
import { exposureBatch } from './exposure-batch.ts';
import { exposureWatch, type Place } from './exposure.ts';

const LOOK_EVERY_MS = 1_000;
const SEND_EVERY_MS = 5_000;
const ROW_ID = /^comment-(\d+)$/;

/** Where the page's comment rows stand now. Rows carry the class `comment-row` and the id `comment-<id>`. */
async function readPlaces(): Promise<{ places: Place[]; view: { top: number; bottom: number } }> {
  const rows = await readBoxes('.comment-row');
  const places = rows.flatMap(({ id, top, bottom }) => {
    const match = ROW_ID.exec(id);
    return match === null ? [] : [{ id: Number(match[1]), top, bottom }];
  });
  const { windowTop, windowHeight } = uni.getSystemInfoSync();
  // WeChat leaves it out: its pages begin below the bar.
  const top = Number.isFinite(windowTop) ? windowTop : 0;
  return { places, view: { top, bottom: top + windowHeight } };
}

/** Tells the server, in batches, which comments of this page were really on the screen of a signed-in reader. */
export function useExposures(spaceId: () => number): void {
  const watch = exposureWatch();
  const batch = exposureBatch((comments) =>
    api.call(operations.logExposures, { params: { spaceId: spaceId() }, body: { comments } }),
  );
  let timers: ReturnType<typeof setInterval>[] = [];
  let looking = false;

  async function look(): Promise<void> {
    if (looking || session.status !== 'member') return;
    looking = true;
    const { places, view } = await readPlaces();
    batch.add(watch.look(places, view, Date.now()));
    looking = false;
  }
  /** For members only: who has signed out, or is no person, has seen nothing. */
  function send(): void {
    if (session.status === 'member') void batch.send();
  }
  function stop(): void {
    timers.forEach((timer) => clearInterval(timer));
    timers = [];
    watch.pause();
    send();
  }
  onShow(() => {
    stop();
    timers = [setInterval(() => void look(), LOOK_EVERY_MS), setInterval(send, SEND_EVERY_MS)];
  });
  onHide(stop);
  onUnload(stop);
}
