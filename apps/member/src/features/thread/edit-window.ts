import { limits, type Comment } from '@huixiang/contract';

/** Whole minutes in which the author may still edit; 0 when the time is over, and for a deleted comment. */
export function editMinutesLeft(comment: Comment, now: number): number {
  if (comment.deleted) return 0;
  return Math.max(0, Math.ceil((comment.createdAt + limits.editWindowMs - now) / 60_000));
}
