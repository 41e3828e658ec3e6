import type { Context } from '../context.ts';
import { askErasure } from '../erasure/ask-erasure.ts';
import { findIdentity } from './identities.store.ts';
import { openIdMark } from './link-identity.ts';

/**
 * Somebody withdrew in WeChat what they had allowed: they are erased here, words and all, because nobody was there to
 * choose. Somebody who came back after that is not meant by a push that was sent before.
 */
export function eraseRevoked(context: Context): void {
  context.wechat?.pushes.handle(async (event, appId) => {
    if (event.kind !== 'authorization-revoked') return;
    const [known] = await findIdentity(context.pool, [appId, openIdMark(context, appId, event.openId)]);
    // WeChat tells whole seconds.
    if (known === undefined || Math.floor(known.linked_at / 1000) > event.createdAt) return;
    await askErasure(context, { memberId: known.member_id, words: 'remove' });
  });
}
