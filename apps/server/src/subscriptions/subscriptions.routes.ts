import { operations } from '@huixiang/contract';
import { isWechatError } from '@huixiang/wechat';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { TemplateKeeper } from './digest-template.ts';
import { countGrants } from './subscriptions.store.ts';

export function subscriptionsRoutes(route: Route, { pool, wechat, now, log, standing }: Context): void {
  const keeper = wechat === undefined ? undefined : new TemplateKeeper(wechat.mini, now);
  route(operations.getSubscription, async ({ memberId }) => {
    const template = await keeper?.get().catch((error: unknown) => {
      if (!isWechatError(error)) throw error;
      log('WeChat did not tell its templates', error);
    });
    // Minors are asked nothing of this kind, and nothing is sent to them.
    if (template === undefined || standing.isYoung(memberId)) return { templateId: null, left: 0 };
    const [row] = await countGrants(pool, [memberId, template.id]);
    return { templateId: template.id, left: row?.grants ?? 0 };
  });
}
