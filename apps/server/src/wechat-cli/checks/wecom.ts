import { listCustomerGroups } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

/** Whether the app in WeCom may ask about customer groups, tried by asking for one. */
export async function checkWecom({ wecom }: CheckContext): Promise<Finding> {
  if (wecom === undefined)
    return {
      state: 'todo',
      said: {
        zh: '没有配置企业微信：群页面只有回响自己的数字；其余功能不受影响',
        en: 'no company in WeCom is configured: the page of groups has only our own figures; all else works',
      },
      where: { zh: 'HUIXIANG_WECOM_CORP_ID', en: 'HUIXIANG_WECOM_CORP_ID' },
    };
  const { chatIds } = await listCustomerGroups(wecom, { limit: 1 });
  return chatIds.length > 0
    ? { state: 'ok', said: { zh: '可以读取客户群', en: 'customer groups can be read' } }
    : {
        state: 'todo',
        said: {
          zh: '没有被拒绝，但应用的可见范围里还没有客户群',
          en: 'not refused, but there is no customer group in the range of the app',
        },
        where: {
          zh: '企业微信管理后台 → 应用管理 → 这个应用 → 可见范围（要包含群主）',
          en: 'the admin console of WeCom → 应用管理 → the app → 可见范围 (must hold the owners of the groups)',
        },
      };
}
