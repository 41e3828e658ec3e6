import type { Comment } from '@huixiang/contract';

import { session } from '../session/session.ts';

/** Whether whoever is signed in has said it. */
export function isMine({ author }: Comment): boolean {
  return author.id === session.member?.id;
}
