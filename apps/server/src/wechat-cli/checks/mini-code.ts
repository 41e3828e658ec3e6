import { getMiniCode, WechatApiError } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import { CODE_PAGE as PAGE } from '../../share-cards/code-pictures.ts';
import type { Finding } from '../report.ts';

/** Whether a code for the published page can be had; it exists only after the first release. */
export async function checkMiniCode({ mini }: CheckContext): Promise<Finding> {
  try {
    await getMiniCode(mini, { scene: 'check', page: PAGE });
    return {
      state: 'ok',
      said: { zh: `可以生成指向 ${PAGE} 的小程序码`, en: `codes that lead to ${PAGE} can be made` },
    };
  } catch (error) {
    if (!(error instanceof WechatApiError && error.kind === 'page')) throw error;
    return {
      state: 'todo',
      said: {
        zh: `${PAGE} 尚未发布，分享海报暂时没有小程序码`,
        en: `${PAGE} is not published yet, so share cards have no code`,
      },
      where: {
        zh: 'npm run wechat -- upload，然后在公众平台 → 版本管理 提交审核并发布',
        en: 'npm run wechat -- upload, then hand in and release it at mp.weixin.qq.com → 版本管理',
      },
    };
  }
}
