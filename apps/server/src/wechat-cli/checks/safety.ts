import { getQuota } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

/** The calls that judge texts and pictures need a member who is there, so only their quota is asked for. */
export async function checkSafety({ mini }: CheckContext): Promise<Finding> {
  const text = await getQuota(mini, '/wxa/msg_sec_check');
  const media = await getQuota(mini, '/wxa/media_check_async');
  const state = text.remaining > 0 && media.remaining > 0 ? 'ok' : 'failed';
  const end = state === 'ok' ? '' : '；额度已用完，新留言会一直等待人工审核';
  const endEn = state === 'ok' ? '' : '; used up, so new comments wait for a person';
  return {
    state,
    said: {
      zh: `今日还可检查文本 ${text.remaining} 次、图片 ${media.remaining} 次${end}`,
      en: `${text.remaining} texts and ${media.remaining} pictures can be checked today${endEn}`,
    },
  };
}
