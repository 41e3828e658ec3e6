import type { MemberCard } from '@huixiang/contract';

import { session } from '../session/session.ts';

/** Whether whoever is signed in has said it. */
export function isMine({ author }: { readonly author: MemberCard }): boolean {
  return author.id === session.member?.id;
}
