import { listTemplates } from '@huixiang/wechat';
import { chooseTemplate } from '../../subscriptions/digest-template.ts';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

/** Whether there is a template that the server would choose for digests, by the server's own choice. */
export async function checkTemplates({ mini }: CheckContext): Promise<Finding> {
  const own = await listTemplates(mini);
  const chosen = chooseTemplate(own);
  if (chosen !== undefined) {
    const title = own.find(({ templateId }) => templateId === chosen.id)?.title ?? '';
    const keys = chosen.fields.map(({ key }) => key).join(', ');
    return {
      state: 'ok',
      said: {
        zh: `消息汇总用“${title}”（${keys}）${chosen.id}`,
        en: `digests go by ${title} (${keys}) ${chosen.id}`,
      },
    };
  }
  return {
    state: 'todo',
    said: {
      zh: `${own.length} 个模板中没有合适的：须为一次性订阅，含数量（number 或 character_string），其余字段只能是 thing、name、time、date。没有它就只有站内消息`,
      en: `none of ${own.length} templates fits: one-time, with a count (number or character_string), all other fields thing, name, time or date. Without it there is only the inbox in the app`,
    },
    where: {
      zh: '公众平台 → 基础功能 → 订阅消息 → 公共模板库；标题如“新留言提醒”，以库中实际为准',
      en: 'mp.weixin.qq.com → 基础功能 → 订阅消息 → public templates; a title such as 新留言提醒, as the library has it',
    },
  };
}
