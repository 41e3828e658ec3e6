import type { Context } from '../context.ts';

/** A post with its thread is gone, or there again: everybody who keeps pages of it makes them anew. */
export function announcePost(
  { bus, threads }: Pick<Context, 'bus' | 'threads'>,
  spaceId: number,
  postId: number,
): void {
  threads.changed(spaceId, postId);
  bus.publish({ kind: 'post', spaceId, postId });
}
