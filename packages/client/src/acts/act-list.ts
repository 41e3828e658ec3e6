import type { Act, QueuedAct } from './act.ts';

/** Two acts with the same target are wishes about one comment, of which only the last counts; null for a new comment. */
function targetOf(act: Act): string | null {
  return act.type === 'comment' ? null : `${act.spaceId}:${act.commentId}`;
}

export function sameTarget(a: Act, b: Act): boolean {
  const target = targetOf(a);
  return target !== null && target === targetOf(b);
}

/**
 * The waiting acts with one more. A wish takes the place of an earlier wish about the same comment, so that a finger
 * that taps ten times costs one request.
 */
export function withAct(waiting: readonly QueuedAct[], added: QueuedAct): QueuedAct[] {
  const at = waiting.findIndex(({ act }) => sameTarget(act, added.act));
  if (at === -1) return [...waiting, added];
  return [...waiting.slice(0, at), added, ...waiting.slice(at + 1)];
}

/** The last wish about a comment among these acts. */
export function wishAmong(
  acts: readonly QueuedAct[],
  spaceId: number,
  commentId: number,
): 'echo' | 'unecho' | null {
  for (const { act } of [...acts].reverse()) {
    if (act.type !== 'comment' && act.spaceId === spaceId && act.commentId === commentId) return act.type;
  }
  return null;
}
