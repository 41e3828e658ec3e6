import type { Comment, Picture } from '@huixiang/contract';
import { reactive, watch } from 'vue';

import { session } from '../session/session.ts';

/** Pictures of my own comments that others do not see (yet), by comment. Threads are the same for all readers. */
const hidden = reactive<Record<number, readonly Picture[]>>({});

watch(
  () => session.member?.id,
  () => {
    for (const id of Object.keys(hidden)) delete hidden[Number(id)];
  },
);

/** What the server says of these comments: those that it does not name have none. */
export function learnHiddenPictures(
  ids: readonly number[],
  found: readonly { readonly commentId: number; readonly pictures: readonly Picture[] }[],
): void {
  for (const id of ids) delete hidden[id];
  for (const { commentId, pictures } of found) hidden[commentId] = pictures;
}

/** My comment was just sent: its pictures are known before anybody asks. */
export function noteOwnPictures({ id, pictures = [] }: Pick<Comment, 'id' | 'pictures'>): void {
  const waiting = pictures.filter(({ state }) => state !== 'passed');
  if (waiting.length > 0) hidden[id] = waiting;
}

/** What this reader sees in a comment: the pictures that were let through, then their own that were not. */
export function picturesFor({ id, pictures = [] }: Pick<Comment, 'id' | 'pictures'>): readonly Picture[] {
  const seen = pictures.filter(({ state }) => state === 'passed');
  return [...seen, ...(hidden[id] ?? []).filter((one) => !seen.some((other) => other.id === one.id))];
}
