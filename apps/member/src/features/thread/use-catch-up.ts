import { toRaw } from 'vue';

import { idsOf, renewReplies, renewRoots } from './renewal.ts';
import { threadPages, type Happening, type Place, type ThreadLoad, type ThreadPorts } from './thread-load.ts';
import { arrived, posted } from './thread-state.ts';

/** Learns what was missed, without taking anything from under the reader's eyes. `open` starts the thread over. */
export function useCatchUp(state: ThreadLoad, place: Place, ports: ThreadPorts, open: () => Promise<void>) {
  const pages = threadPages(place, ports);

  async function roots(isLatest: () => boolean): Promise<void> {
    const { data } = state;
    const before = idsOf(data.roots, data.waiting);
    const page = await pages.roots(data.order, null);
    if (!isLatest()) return;
    renewRoots(data, page, before, (comment) => (ports.isMine(comment) ? posted : arrived)(data, comment));
  }

  async function replies(rootId: number, isLatest: () => boolean): Promise<void> {
    const { data } = state;
    const before = idsOf(data.replies[rootId]?.items ?? []);
    const page = await pages.replies(rootId, null);
    if (isLatest()) renewReplies(data, rootId, page, before);
  }

  /** All that is shown stays where it is: counts are renewed, what is gone leaves, what is new waits for the reader's leave. */
  async function catchUp(): Promise<void> {
    if (state.status !== 'ready' || state.since !== undefined) return open();
    const { data } = state;
    const happened: Happening[] = (state.renewing = []);
    const isLatest = (): boolean => state.data === data && toRaw(state.renewing) === happened;
    const isOpen = (rootId: number): boolean =>
      data.replies[rootId]?.open === true && !data.replies[rootId].loading;
    const opened = Object.keys(data.replies).map(Number).filter(isOpen);
    const asked = [roots(isLatest), ...opened.map((rootId) => replies(rootId, isLatest))];
    // What fails is brought by the next event, or the next time.
    await Promise.all(asked.map((one) => one.catch(() => undefined)));
    if (!isLatest()) return;
    state.renewing = undefined;
    happened.forEach((again) => again(data));
  }

  return { catchUp };
}
