import { getQuota, type WechatClient } from '@huixiang/wechat';
import type { Finding } from '../report.ts';

/** A call that accounts of both kinds may make, whose quota is asked for. */
const COMMON = '/cgi-bin/message/custom/send';

/** A token is asked for and used once; a wrong AppID, AppSecret or address of this server comes as WeChat's error. */
export async function checkCredentials(client: WechatClient): Promise<Finding> {
  await getQuota(client, COMMON);
  return {
    state: 'ok',
    said: {
      zh: `${client.appId} 取得了稳定版接口调用凭证`,
      en: `${client.appId} got a stable access token`,
    },
  };
}
