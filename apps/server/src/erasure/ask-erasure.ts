import { limits } from '@huixiang/contract';
import type { Context } from '../context.ts';
import { endedMark } from '../identity/ended-members.ts';
import { writeEnded, writeErasure } from './erasure.store.ts';
import { sweepMember } from './sweep-member.ts';
import type { Sweep } from './sweep-space.ts';

/**
 * Erase a member for good: their sessions end everywhere at once, then every trace goes. Also what follows when WeChat
 * tells that a person withdrew their authorisation (`user_authorization_revoke`): then with `remove`, because nobody was
 * there to choose. Asking again does no harm. Takes as long as looking through the spaces takes; what is interrupted is
 * finished by `finishErasures`.
 */
export async function askErasure(context: Context, sweep: Sweep): Promise<void> {
  const { bus, members, now, pool, secret, sessions } = context;
  const { memberId, words } = sweep;
  const at = now();
  await writeErasure(pool, [memberId, words, at]);
  const mark = endedMark(memberId, secret);
  await writeEnded(pool, [mark, at + limits.sessionMs]);
  sessions.endMember(mark);
  bus.publish({ kind: 'member-ended', mark });
  await sweepMember(context, sweep);
  await context.blocks.reload(memberId);
  bus.publish({ kind: 'blocks', memberId });
  members.forget(memberId);
  bus.publish({ kind: 'member', memberId });
}
