import { getQuota } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

/** The call that judges texts needs a member who is there, so only its quota is asked for. */
export async function checkSafety({ mini }: CheckContext): Promise<Finding> {
  const { remaining } = await getQuota(mini, '/wxa/msg_sec_check');
  if (remaining > 0)
    return {
      state: 'ok',
      said: { zh: `今日还可检查 ${remaining} 次`, en: `${remaining} texts can be checked today` },
    };
  return {
    state: 'failed',
    said: {
      zh: '今日额度已用完：新的文字会等待，不会公开',
      en: "today's quota is used up: new texts wait and are not published",
    },
  };
}
