import type { PushEvent } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import { findIdentity } from '../wechat/identities.store.ts';
import { openIdMark } from '../wechat/link-identity.ts';
import { grant, tellOutcome, withdraw } from './subscriptions.store.ts';

/**
 * The ledger follows what WeChat tells: an acceptance in the window is one message more, a refusal in the settings takes
 * all back, and a message that was sent arrived or did not. The client's word is not asked: it could say anything.
 */
export function mirrorSubscriptions(context: Context): void {
  context.wechat?.pushes.handle(async (event, appId) => {
    if (event.kind !== 'subscription-answered' && event.kind !== 'subscription-sent') return;
    const [known] = await findIdentity(context.pool, [appId, openIdMark(context, appId, event.openId)]);
    if (known !== undefined) await mirror(context, known.member_id, event);
  });
}

async function mirror({ pool, now }: Context, memberId: number, event: PushEvent): Promise<void> {
  const at = event.createdAt * 1000;
  if (event.kind === 'subscription-sent')
    for (const { templateId, errorCode } of event.messages)
      await tellOutcome(pool, [memberId, templateId, errorCode === 0 ? 'delivered' : 'failed']);
  if (event.kind === 'subscription-answered')
    for (const { templateId, accepted } of event.answers) {
      if (accepted && event.where === 'popup') await grant(pool, [memberId, templateId, at]);
      if (!accepted && event.where === 'change')
        await withdraw(pool, [memberId, templateId, at, now(), null]);
    }
}
