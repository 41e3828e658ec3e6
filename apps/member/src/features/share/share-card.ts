import { operations } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { pages } from '../navigation.ts';

/**
 * The card that WeChat shows for a shared post, or for a space as a whole. The signed link to a post is asked for when the
 * reader shares; should that fail, the plain link is sent, and who comes by it counts as coming from the page itself.
 */
export function shareCard(place: { readonly spaceId: number; readonly postId?: number }, title: string) {
  const { spaceId, postId } = place;
  if (postId === undefined) return { title, path: pages.space(spaceId) };
  const signed = api
    .call(operations.sharePost, { params: { spaceId, postId } })
    .then(({ via }) => ({ title, path: pages.thread({ spaceId, postId, via }) }));
  return { title, path: pages.thread({ spaceId, postId }), promise: signed };
}
