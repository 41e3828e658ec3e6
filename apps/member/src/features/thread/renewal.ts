import type { Comment, CommentPage } from '@huixiang/contract';
import { toRaw } from 'vue';

import { replaceComment, type ThreadState } from './thread-state.ts';

/** Of these comments it was known that they are there when a page was asked for again. */
export function idsOf(...lists: readonly (readonly Comment[])[]): ReadonlySet<number> {
  return new Set(lists.flatMap((list) => toRaw(list).map(({ id }) => id)));
}

/** What was there before and is not on a page that holds everything is gone. */
function stay(page: CommentPage, before: ReadonlySet<number>): (comment: Comment) => boolean {
  const there = idsOf(page.items);
  return ({ id }) => page.next !== null || there.has(id) || !before.has(id);
}

const oldestFirst = (one: Comment, other: Comment): number => one.id - other.id;

/** Lays a first page of roots over those that are shown, which keep their places; `put` gets each, as if it came just now. */
export function renewRoots(
  state: ThreadState,
  page: CommentPage,
  before: ReadonlySet<number>,
  put: (comment: Comment) => void,
): void {
  [...page.items].sort(oldestFirst).forEach(put);
  const stays = stay(page, before);
  if (!state.roots.every(stays)) state.roots = state.roots.filter(stays);
  if (!state.waiting.every(stays)) state.waiting = state.waiting.filter(stays);
  // What was whole on one page, and no longer is, has a further one.
  if (before.size <= page.items.length) state.next ??= page.next;
}

/** Lays a first page of replies over those below this root. */
export function renewReplies(
  state: ThreadState,
  rootId: number,
  page: CommentPage,
  before: ReadonlySet<number>,
): void {
  const replies = state.replies[rootId];
  if (replies === undefined) return;
  page.items.forEach((reply) => replaceComment(state, reply));
  const stays = stay(page, before);
  const known = idsOf(replies.items);
  // Behind an unloaded page new ones would stand in the wrong place; that page brings them.
  const fresh = replies.next === null ? page.items.filter(({ id }) => !known.has(id)) : [];
  if (fresh.length > 0 || !replies.items.every(stays))
    replies.items = [...replies.items.filter(stays), ...fresh].sort(oldestFirst);
  replies.next ??= page.next;
}
