import type { Comment } from '@huixiang/contract';
import type { Place } from '../world.ts';

/** Addresses of the member app's pages; the server writes the thread's into shared links, so they are public. */
export const paths = {
  home: '/pages/home/index',
  listen: '/pages/listen/index',
  me: '/pages/me/index',
  signIn: '/pkg-account/sign-in',
  listening: '/pkg-account/listening',
  welcome: '/pkg-listen/welcome',
  taste: '/pkg-listen/taste',
  data: '/pkg-account/data',
  profile: '/pkg-me/profile',
  consents: '/pkg-me/consents',
  notices: '/pkg-me/notices',
  noticeSettings: '/pkg-me/notice-settings',
  blocked: '/pkg-me/blocked',
  decision: ({ id, spaceId }: Comment) => `/pkg-me/decision?spaceId=${spaceId}&commentId=${id}`,
  phone: '/pkg-me/phone',
  leave: '/pkg-me/leave',
  about: '/pkg-account/about',
  myComments: '/pkg-mine/comments',
  thread: ({ spaceId, postId }: Pick<Place, 'spaceId' | 'postId'>) =>
    `/pkg-thread/thread?spaceId=${spaceId}&postId=${postId}`,
  search: ({ spaceId }: Pick<Place, 'spaceId'>) => `/pkg-find/search?spaceId=${spaceId}`,
  discovery: '/pkg-find/discovery',
  space: ({ spaceId }: Place) => `/pkg-thread/space?spaceId=${spaceId}`,
  card: ({ id, spaceId }: Comment) => `/pkg-mine/card?spaceId=${spaceId}&commentId=${id}`,
  /** As WeChat opens the code of a card. */
  byCode: (code: string) => `/pkg-thread/thread?scene=${encodeURIComponent(code)}`,
  myComment: ({ id, spaceId }: Comment) => `/pkg-mine/comment?spaceId=${spaceId}&commentId=${id}`,
};

/** Places in the tab bar. */
export const tabs = { home: 0, listen: 1, me: 2 } as const;
