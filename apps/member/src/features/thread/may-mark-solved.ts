import type { Comment } from '@huixiang/contract';

import { session } from '../session/session.ts';

/** Whether who is signed in may say that this comment is solved: its author, or whoever answers for the space. */
export function mayMarkSolved({ author, authorIsStaff, deleted, rootId, spaceId }: Comment): boolean {
  if (rootId !== null || authorIsStaff || deleted || session.member === null) return false;
  return session.member.id === author.id || session.staffOf.some((staff) => staff.spaceId === spaceId);
}
