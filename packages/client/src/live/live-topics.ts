import { livePath } from '@huixiang/contract';

/** Names of what can be watched live. Posts and comments are open to anyone, who heard a comment to its author, spaces to their staff. */
export const liveTopics = {
  post: (spaceId: number, postId: number): string => `post:${spaceId}:${postId}`,
  comment: (spaceId: number, commentId: number): string => `comment:${spaceId}:${commentId}`,
  heard: (spaceId: number, commentId: number): string => `heard:${spaceId}:${commentId}`,
  space: (spaceId: number): string => `space:${spaceId}`,
} as const;

/** The address of the live stream of these topics, below the server's address. */
export function liveUrl(topics: readonly string[]): string {
  return `${livePath}?topics=${encodeURIComponent(topics.join(','))}`;
}
