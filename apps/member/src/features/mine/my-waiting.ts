import { operations, type ReplyOf } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { go, pages } from '../navigation.ts';
import { draftBook, draftPlace } from '../acts/drafts.ts';
import { ownStore } from '../session/own-store.ts';

/** A comment of mine that is not public, and why. */
export type MyWaiting = ReplyOf<typeof operations.listMyWaiting>['items'][number];

/** Those of all spaces, latest first. */
export async function myWaiting(): Promise<MyWaiting[]> {
  return (await api.call(operations.listMyWaiting)).items;
}

export async function withdraw({ spaceId, id }: MyWaiting): Promise<void> {
  await api.call(operations.withdrawWaiting, { params: { spaceId, waitingId: id } });
}

/** Its words into the draft of where it was written, once however often that is asked for. */
export function draftAgain(
  drafts: ReturnType<typeof draftBook>,
  { postId, parentId, text }: Pick<MyWaiting, 'postId' | 'parentId' | 'text'>,
): void {
  const place = draftPlace({ postId, parentId: parentId ?? undefined });
  if (!`\n${drafts.read(place)}`.endsWith(`\n${text}`)) drafts.join(place, text);
}

/** Back to where it was written, with the words in the composer. */
export function writeAgain(waiting: MyWaiting): void {
  const { spaceId, postId, parentId } = waiting;
  draftAgain(draftBook(ownStore), waiting);
  go(pages.thread({ spaceId, postId, ...(parentId === null ? {} : { commentId: parentId }), write: 1 }));
}
