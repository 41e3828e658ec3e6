import { listCategories } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding } from '../report.ts';

/** WeChat names the second level, sometimes with the first before it. */
const FORUM = /社区\s*[/／]\s*论坛/;

/** Whether the mini-program has the category without which nobody may publish comments in it. */
export async function checkCategories({ mini }: CheckContext): Promise<Finding> {
  const names = (await listCategories(mini)).map(({ name }) => name);
  if (names.some((name) => FORUM.test(name)))
    return { state: 'ok', said: { zh: `已有：${names.join('、')}`, en: `there are: ${names.join(', ')}` } };
  const present = names.join('、') || '无';
  return {
    state: 'todo',
    said: {
      zh: `缺少“社交 - 社区/论坛”（现有：${present}）。没有它，审核会以“含用户发布内容”为由驳回`,
      en: `社交-社区/论坛 is missing (there are: ${names.join(', ') || 'none'}). Without it the review refuses what members publish`,
    },
    where: {
      zh: '公众平台 → 设置 → 基本设置 → 服务类目 → 添加；需上传 UGC 安全评估声明，首次审核约 7×24 小时',
      en: 'mp.weixin.qq.com → 设置 → 基本设置 → 服务类目; needs the UGC safety statement, the first review takes about 7×24 hours',
    },
  };
}
