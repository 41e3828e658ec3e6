import { limits, operations, type Comment, type LiveEvent, type ThreadOrder } from '@huixiang/contract';
import { reactive } from 'vue';

import { toFailure } from '../loading/failure.ts';
import {
  loadingThread,
  threadPages,
  type Happening,
  type Place,
  type ThreadLoad,
  type ThreadPorts,
} from './thread-load.ts';
import {
  addReplies,
  addRoots,
  applyCounts,
  arrived,
  emptyThread,
  findComment,
  posted,
  replaceComment,
  repliesOf,
  showWaiting,
} from './thread-state.ts';
import { useCatchUp } from './use-catch-up.ts';

/** Pages of replies that are opened to find one of them. */
const REVEAL_PAGES = 10;

/** The comments of one post: pages, replies, live events. `place` is read at each call, for pages learn it on load. */
export function useThread(place: Place, ports: ThreadPorts) {
  const state = reactive(loadingThread());
  const replies = useReplies(state, place, ports);
  const roots = useRoots(state, place, ports, (rootId) => void replies.unfold(rootId));
  const { catchUp } = useCatchUp(state, place, ports, () => roots.open());

  /** Does this to what is shown, and again to a first page that is on its way: it may be older than this. */
  function happen(act: Happening, again = act): void {
    act(state.data);
    state.since?.push(again);
    state.renewing?.push(again);
  }
  const changed = (comment: Comment): void => happen((data) => replaceComment(data, comment));
  const counted = (items: Parameters<typeof applyCounts>[1]): void =>
    happen((data) => applyCounts(data, items));

  /** Loads one comment anew and puts it in its place. */
  async function refresh(commentId: number): Promise<void> {
    try {
      const params = { spaceId: place().spaceId, commentId };
      const comment = await ports.api.call(operations.getComment, { params });
      changed(comment);
      ports.onLoaded([comment]);
    } catch {
      // The next event, or opening the page again, brings it.
    }
  }

  /** A new comment. Whether a page on its way counts a reply is not known: its root tells, asked once more. */
  function said(comment: Comment, put: typeof arrived): void {
    const { rootId } = comment;
    happen((data) => put(data, comment), rootId === null ? undefined : () => void refresh(rootId));
  }

  function onEvent(event: LiveEvent): void {
    if (event.type === 'counts') counted(event.items);
    else if (event.type === 'comment') said(event.comment, ports.isMine(event.comment) ? posted : arrived);
    else if (event.type === 'changed') void refresh(event.commentId);
  }

  /**
   * Brings one comment into the list: its root stands on top if its page is not there yet, and its replies are opened.
   * @returns whether it is there
   */
  async function reveal(commentId: number): Promise<boolean> {
    const load = (id: number) =>
      ports.api.call(operations.getComment, { params: { spaceId: place().spaceId, commentId: id } });
    try {
      const comment = await load(commentId);
      if (comment.deleted || comment.postId !== place().postId) return false;
      const { rootId } = comment;
      const root = rootId === null ? comment : (findComment(state.data, rootId) ?? (await load(rootId)));
      // Its own page, or another list, may have come while it was asked for.
      happen((data) => {
        if (findComment(data, root.id) === undefined) data.roots.unshift(root);
      });
      if (rootId !== null) await replies.unfoldUntil(rootId, commentId);
      ports.onLoaded([comment]);
      return findComment(state.data, commentId) !== undefined;
    } catch {
      return false;
    }
  }

  return {
    state,
    ...roots,
    ...replies,
    catchUp,
    reveal,
    onEvent,
    changed,
    counted,
    posted: (comment: Comment): void => said(comment, posted),
    showNew(): void {
      showWaiting(state.data);
      state.since?.push(showWaiting);
    },
  };
}

/** The pages of root comments. `onReopened` hears of each root whose replies were open before the list started over. */
function useRoots(state: ThreadLoad, place: Place, ports: ThreadPorts, onReopened: (rootId: number) => void) {
  const pages = threadPages(place, ports);
  /** Only the answer to the last opening counts. */
  let turn = 0;

  /** Shows the thread from its start, in this order. What is on screen stays until the new page is there. */
  async function open(order: ThreadOrder = state.data.order): Promise<void> {
    const mine = (turn += 1);
    const happened: Happening[] = (state.since = []);
    state.loadingMore = false;
    if (order !== state.data.order || state.data.roots.length === 0) {
      state.data = emptyThread(order);
      state.status = 'loading';
    }
    try {
      const page = await pages.roots(order, null);
      if (mine !== turn) return;
      const opened = Object.keys(state.data.replies).filter(
        (rootId) => state.data.replies[Number(rootId)]?.open,
      );
      state.data = emptyThread(order);
      addRoots(state.data, page);
      happened.forEach((again) => again(state.data));
      Object.assign(state, { status: 'ready', failure: undefined });
      opened.forEach((rootId) => onReopened(Number(rootId)));
    } catch (error) {
      if (mine !== turn) return;
      state.failure = toFailure(error);
      state.status = state.data.roots.length === 0 ? 'failed' : 'ready';
    } finally {
      if (mine === turn) state.since = undefined;
    }
  }

  async function more(): Promise<void> {
    const { next, order } = state.data;
    // Of a list that is about to start over there is no further page.
    if (next === null || state.loadingMore || state.status !== 'ready' || state.since !== undefined) return;
    const mine = turn;
    state.loadingMore = true;
    try {
      const page = await pages.roots(order, next);
      if (mine !== turn) return;
      addRoots(state.data, page);
      state.failure = undefined;
    } catch (error) {
      if (mine === turn) state.failure = toFailure(error);
    } finally {
      if (mine === turn) state.loadingMore = false;
    }
  }

  return { open, more };
}

/** The replies below each root. */
function useReplies(state: ThreadLoad, place: Place, ports: ThreadPorts) {
  const pages = threadPages(place, ports);

  /** Opens the replies below a root, or their next page. */
  async function unfold(rootId: number, limit?: number): Promise<void> {
    const data = state.data;
    const replies = repliesOf(data, rootId);
    if (replies.loading) return;
    if (!replies.open && replies.items.length > 0) {
      replies.open = true;
      return;
    }
    replies.loading = true;
    try {
      const page = await pages.replies(rootId, replies.next, limit);
      addReplies(data, rootId, page);
    } catch (error) {
      state.failure = toFailure(error);
    } finally {
      replies.loading = false;
    }
  }

  /** Opens replies page by page until this one is among them, or the end, or far enough. */
  async function unfoldUntil(rootId: number, commentId: number): Promise<void> {
    const replies = repliesOf(state.data, rootId);
    for (let pages = 0; pages < REVEAL_PAGES && !replies.loading; pages += 1) {
      await unfold(rootId, limits.pageSizeMax);
      if (replies.next === null || findComment(state.data, commentId) !== undefined) return;
    }
  }

  function fold(rootId: number): void {
    repliesOf(state.data, rootId).open = false;
  }

  return { unfold, unfoldUntil, fold };
}
