import { operations } from '@huixiang/contract';

import { api } from '../../platform/api.ts';
import { pages } from '../navigation.ts';

interface Shared {
  readonly spaceId: number;
  readonly postId?: number;
}

/**
 * The card that WeChat shows for a shared post, or for a space as a whole. The signed link to a post is asked for when the
 * reader shares; should that fail, the plain link is sent, and who comes by it counts as coming from the page itself.
 */
export function shareCard(place: Shared, title: string) {
  const { spaceId, postId } = place;
  const path = plainPath(place);
  if (postId === undefined) return { title, path };
  const signed = api
    .call(operations.sharePost, { params: { spaceId, postId } })
    .then(({ via }) => ({ title, path: pages.thread({ spaceId, postId, via }) }));
  return { title, path, promise: signed };
}

/** What is shown in Moments: opened there, the page can be read and nothing else. WeChat takes no page that is on its way, so the link is the plain one. */
export function timelineCard(place: Shared, title: string) {
  const path = plainPath(place);
  return { title, query: path.slice(path.indexOf('?') + 1) };
}

function plainPath({ spaceId, postId }: Shared): string {
  return postId === undefined ? pages.space(spaceId) : pages.thread({ spaceId, postId });
}
