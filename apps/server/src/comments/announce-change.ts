import type { Context } from '../context.ts';
import type { CommentRow } from './thread.store.ts';

/** Everybody who keeps something of this comment reads it anew. */
export function announceChange(
  { bus, rooms, threads, topics }: Pick<Context, 'bus' | 'rooms' | 'threads' | 'topics'>,
  { space_id: spaceId, post_id: postId, comment_id: commentId }: CommentRow,
): void {
  threads.changed(spaceId, postId);
  topics.keeper.touch(spaceId, commentId);
  rooms.touched(spaceId, commentId);
  bus.publish({ kind: 'changed', spaceId, postId, commentId });
}
