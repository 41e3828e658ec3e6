import type { BusMessage } from './bus.ts';

/** Everybody for whom this is news: the topics of streams, as their addresses name them. */
export function topicsOf(message: BusMessage): string[] {
  if (message.kind === 'heard') return [`heard:${message.spaceId}:${message.commentId}`];
  if (message.kind === 'moderation') return [`space:${message.spaceId}`];
  if (message.kind === 'post')
    return [`space:${message.spaceId}`, `post:${message.spaceId}:${message.postId}`];
  if (message.kind === 'counts') {
    const { spaceId, items } = message;
    const told = items.flatMap((item) => [
      `post:${spaceId}:${item.postId}`,
      `comment:${spaceId}:${item.commentId}`,
    ]);
    return [`space:${spaceId}`, ...new Set(told)];
  }
  if (message.kind !== 'comment' && message.kind !== 'changed') return [];
  const { spaceId, postId, commentId } = message;
  const own = [`space:${spaceId}`, `post:${spaceId}:${postId}`, `comment:${spaceId}:${commentId}`];
  // A reply is news for the page of the comment it stands under.
  return message.kind === 'comment' && message.rootId !== null
    ? [...own, `comment:${spaceId}:${message.rootId}`]
    : own;
}
