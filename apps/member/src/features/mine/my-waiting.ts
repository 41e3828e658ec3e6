import { operations, type ReplyOf } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { deviceStore } from '../../platform/storage.ts';
import { go, pages } from '../navigation.ts';
import { draftBook, draftPlace } from '../acts/drafts.ts';

/** A comment of mine that is not public, and why. */
export type MyWaiting = ReplyOf<typeof operations.listMyWaiting>['items'][number];

/** Those of all spaces, latest first. */
export async function myWaiting(): Promise<MyWaiting[]> {
  return (await api.call(operations.listMyWaiting)).items;
}

export async function withdraw({ spaceId, id }: MyWaiting): Promise<void> {
  await api.call(operations.withdrawWaiting, { params: { spaceId, waitingId: id } });
}

/** Back to where it was written, with the words in the composer. */
export function writeAgain({ spaceId, postId, parentId, text }: MyWaiting): void {
  const parent = parentId === null ? {} : { parentId };
  draftBook(deviceStore).keep(draftPlace({ postId, ...parent }), text);
  go(pages.thread({ spaceId, postId, ...(parentId === null ? {} : { commentId: parentId }), write: 1 }));
}
