import type { Comment, CommentPage, Counts, ThreadOrder } from '@huixiang/contract';
import { toRaw } from 'vue';

/** The replies below one root comment, as far as they are loaded. */
export interface Replies {
  items: Comment[];
  next: string | null;
  open: boolean;
  loading: boolean;
}

/** What a reader has of a thread. Plain data: the functions below change it in place, so that Vue sees small changes. */
export interface ThreadState {
  order: ThreadOrder;
  roots: Comment[];
  next: string | null;
  replies: Record<number, Replies>;
  /** Root comments that came over the live stream and are not shown yet, oldest first. */
  waiting: Comment[];
}

export function emptyThread(order: ThreadOrder): ThreadState {
  return { order, roots: [], next: null, replies: {}, waiting: [] };
}

/** Looked for in the plain list: reading thousands through Vue would take a part of a second on a slow phone. */
function findIn(list: readonly Comment[], id: number): number {
  return toRaw(list).findIndex((comment) => comment.id === id);
}

/** The comment with this id, wherever it stands; undefined when it is not loaded. */
export function findComment(state: ThreadState, id: number): Comment | undefined {
  const lists = [state.roots, state.waiting, ...Object.values(state.replies).map((replies) => replies.items)];
  for (const list of lists) {
    const found = list[findIn(list, id)];
    if (found !== undefined) return found;
  }
  return undefined;
}

function append(list: Comment[], more: readonly Comment[]): void {
  const known = new Set(toRaw(list).map((comment) => comment.id));
  list.push(...more.filter((comment) => !known.has(comment.id)));
}

/** Adds a page of root comments. A comment that moved between pages stays where it was first seen. */
export function addRoots(state: ThreadState, page: CommentPage): void {
  append(state.roots, page.items);
  state.next = page.next;
  state.waiting = state.waiting.filter((comment) => findIn(state.roots, comment.id) < 0);
}

/** The replies below a root, made when asked for. Read back from the state, since Vue sees changes only through it. */
export function repliesOf(state: ThreadState, rootId: number): Replies {
  const fresh: Replies = { items: [], next: null, open: false, loading: false };
  state.replies[rootId] ??= fresh;
  return state.replies[rootId] ?? fresh;
}

export function addReplies(state: ThreadState, rootId: number, page: CommentPage): void {
  const replies = repliesOf(state, rootId);
  append(replies.items, page.items);
  replies.next = page.next;
  replies.open = true;
}

/** Puts a newer version of a comment in the place of the old one. Unknown comments are ignored. */
export function replaceComment(state: ThreadState, comment: Comment): void {
  for (const list of [state.roots, state.waiting, ...Object.values(state.replies).map((one) => one.items)]) {
    const at = findIn(list, comment.id);
    // What is as it was stays: the mini-program would send it to the page anew.
    if (at >= 0 && JSON.stringify(list[at]) !== JSON.stringify(comment)) list[at] = comment;
  }
}

/** Sets counts that came over the live stream. */
export function applyCounts(
  state: ThreadState,
  items: readonly { readonly commentId: number; readonly echoes: Counts }[],
): void {
  for (const { commentId, echoes } of items) {
    const comment = findComment(state, commentId);
    if (comment !== undefined) comment.echoes = echoes;
  }
}

function afterPinned(roots: readonly Comment[]): number {
  const at = roots.findIndex((comment) => !comment.pinned);
  return at < 0 ? roots.length : at;
}

function addReply(state: ThreadState, rootId: number, reply: Comment): void {
  const root = state.roots[findIn(state.roots, rootId)];
  if (root !== undefined) root.replyCount += 1;
  const replies = state.replies[rootId];
  // Behind an unloaded page the reply would stand in the wrong place; the next page brings it.
  if (replies?.open === true && replies.next === null) append(replies.items, [reply]);
}

/** A comment of somebody else came over the live stream: a root waits for the reader's leave, a reply joins its thread. */
export function arrived(state: ThreadState, comment: Comment): void {
  if (findComment(state, comment.id) !== undefined) return replaceComment(state, comment);
  if (comment.rootId === null) state.waiting.push(comment);
  else addReply(state, comment.rootId, comment);
}

/** My own new comment stands where I can see it: a root on top, a reply at the end of its opened thread. */
export function posted(state: ThreadState, comment: Comment): void {
  state.waiting = state.waiting.filter((one) => one.id !== comment.id);
  if (findComment(state, comment.id) !== undefined) return replaceComment(state, comment);
  if (comment.rootId === null) {
    state.roots.splice(afterPinned(state.roots), 0, comment);
    return;
  }
  const replies = repliesOf(state, comment.rootId);
  replies.open = true;
  addReply(state, comment.rootId, comment);
  append(replies.items, [comment]);
}

/** Shows the waiting comments on top, newest first, below the pinned ones. */
export function showWaiting(state: ThreadState): void {
  state.roots.splice(afterPinned(state.roots), 0, ...state.waiting.reverse());
  state.waiting = [];
}

/** One line of the page. */
export type Row =
  | {
      readonly kind: 'comment';
      readonly key: string;
      readonly comment: Comment;
      readonly depth: 0 | 1;
      readonly to: string;
      /** What it answers does not stand right above it. */
      readonly far: boolean;
    }
  | {
      readonly kind: 'fold';
      readonly key: string;
      readonly rootId: number;
      readonly count: number;
      readonly open: boolean;
      readonly loading: boolean;
    };

/**
 * The thread as lines: each root, its opened replies (`to` names whom a reply to a reply answers), and the fold below.
 * Of the roots with these places only, of all when nothing is said.
 */
export function rowsOf(state: ThreadState, { from = 0, to = state.roots.length } = {}): Row[] {
  const rows: Row[] = [];
  // By place, so that Vue knows these roots for what is read, and not the whole list.
  for (let place = from; place < to; place += 1) {
    const root = state.roots[place];
    if (root === undefined) break;
    rows.push({ kind: 'comment', key: `c${root.id}`, comment: root, depth: 0, to: '', far: false });
    const replies = state.replies[root.id];
    const shown = replies?.open === true ? replies.items : [];
    for (const [index, reply] of shown.entries()) {
      const parent = reply.parentId === root.id ? undefined : shown.find((one) => one.id === reply.parentId);
      const to = parent?.author.nickname ?? '';
      rows.push({
        kind: 'comment',
        key: `c${reply.id}`,
        comment: reply,
        depth: 1,
        to,
        far: to !== '' && parent !== shown[index - 1],
      });
    }
    const rest = Math.max(0, root.replyCount - shown.length);
    const open = shown.length > 0;
    const loading = replies?.loading ?? false;
    if (rest > 0 || open)
      rows.push({ kind: 'fold', key: `f${root.id}`, rootId: root.id, count: rest, open, loading });
  }
  return rows;
}
