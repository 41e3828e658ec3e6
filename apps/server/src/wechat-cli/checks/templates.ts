import { listTemplates, type OwnTemplate } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Words } from '../report.ts';

/** A message that members can ask for, and the kinds of fields that it fills. Alternatives are separated by `|`. */
interface NeededTemplate {
  readonly name: Words;
  readonly fields: readonly string[];
}

/** Of each a title of the public library with such fields; which title does not matter. */
const NEEDED: readonly NeededTemplate[] = [
  { name: { zh: '有人回应', en: 'somebody answered' }, fields: ['thing', 'name|thing', 'time|date'] },
  { name: { zh: '消息汇总', en: 'a digest' }, fields: ['thing', 'number', 'time|date'] },
];

const WHERE: Words = {
  zh: '公众平台 → 基础功能 → 订阅消息 → 公共模板库（一次性订阅）；标题如“留言回复通知”“新留言提醒”，以库中实际为准',
  en: 'mp.weixin.qq.com → 基础功能 → 订阅消息 → public templates (one-time); titles such as 留言回复通知 and 新留言提醒, as the library has them',
};

/** Whether for each message there is a one-time template with the fields it needs. */
export async function checkTemplates({ mini }: CheckContext): Promise<Finding> {
  const own = (await listTemplates(mini)).filter(({ oneTime }) => oneTime);
  const found = NEEDED.map((need) => ({ need, template: own.find((one) => fits(one, need.fields)) }));
  const missing = found.filter(({ template }) => template === undefined).map(({ need }) => need);
  if (missing.length === 0) {
    const list = (language: 'zh' | 'en'): string =>
      found
        .map(({ need, template }) => `${need.name[language]} = ${template?.title} ${template?.templateId}`)
        .join('; ');
    return { state: 'ok', said: { zh: list('zh'), en: list('en') } };
  }
  const wanted = (language: 'zh' | 'en'): string =>
    missing.map(({ name, fields }) => `${name[language]} (${fields.join(' + ')})`).join('; ');
  return {
    state: 'todo',
    said: {
      zh: `缺少一次性订阅模板：${wanted('zh')}。没有模板时只有站内消息`,
      en: `one-time templates are missing: ${wanted('en')}. Without them there is only the inbox in the app`,
    },
    where: WHERE,
  };
}

/** Each needed field takes another field of the template. */
function fits({ content }: OwnTemplate, needed: readonly string[]): boolean {
  const kinds = [...content.matchAll(/\{\{([a-z_]+?)\d+\.DATA\}\}/g)].map(([, kind]) => kind);
  return needed.every((alternatives) => {
    const at = kinds.findIndex((kind) => kind !== undefined && alternatives.split('|').includes(kind));
    if (at >= 0) kinds.splice(at, 1);
    return at >= 0;
  });
}
