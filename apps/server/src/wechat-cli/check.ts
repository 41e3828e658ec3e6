import {
  createWechatClient,
  createWecomClient,
  isWechatError,
  type WechatClient,
  WechatApiError,
  type WechatLinkError,
} from '@huixiang/wechat';
import type { AccountConfig, WechatConfig } from '../wechat/wechat-config.ts';
import type { CheckContext } from './check-context.ts';
import { checkCategories } from './checks/categories.ts';
import { checkComments } from './checks/comments.ts';
import { checkCredentials } from './checks/credentials.ts';
import { checkDomains } from './checks/domains.ts';
import { checkMiniCode } from './checks/mini-code.ts';
import { checkPrivacy } from './checks/privacy.ts';
import { checkPush } from './checks/push.ts';
import { checkSafety } from './checks/safety.ts';
import { checkTemplates } from './checks/templates.ts';
import { checkWecom } from './checks/wecom.ts';
import type { Finding, Line, Words } from './report.ts';

interface Check {
  readonly id: string;
  readonly title: Words;
  readonly find: (context: CheckContext) => Promise<Finding>;
}

const credentials: Check = {
  id: 'credentials',
  title: { zh: '小程序凭证', en: 'Mini-program credentials' },
  find: ({ mini }) => checkCredentials(mini),
};

const checks: readonly Check[] = [
  { id: 'categories', title: { zh: '服务类目', en: 'Categories' }, find: checkCategories },
  { id: 'domains', title: { zh: '服务器域名', en: 'Server domains' }, find: checkDomains },
  { id: 'templates', title: { zh: '订阅消息模板', en: 'Message templates' }, find: checkTemplates },
  { id: 'privacy', title: { zh: '用户隐私保护指引', en: 'Privacy guideline' }, find: checkPrivacy },
  { id: 'safety', title: { zh: '内容安全接口', en: 'Content safety' }, find: checkSafety },
  { id: 'mini-code', title: { zh: '小程序码', en: 'Mini-program code' }, find: checkMiniCode },
];

const pushMini: Check = {
  id: 'push-mini',
  title: { zh: '消息推送（小程序）', en: 'Message push (mini-program)' },
  find: (context) => checkPush(context, 'mini'),
};

const officialCredentials: Check = {
  id: 'official-credentials',
  title: { zh: '公众号凭证', en: 'Official-account credentials' },
  find: ({ official }) =>
    official === undefined
      ? Promise.resolve({
          state: 'todo',
          said: {
            zh: '没有配置公众号：不做公众号网页登录，也不同步原生留言；其余功能不受影响',
            en: 'no official account is configured: no sign-in from web pages and no native comments; all else works',
          },
          where: { zh: 'HUIXIANG_WECHAT_OFFICIAL_APPID', en: 'HUIXIANG_WECHAT_OFFICIAL_APPID' },
        })
      : checkCredentials(official),
};

const ofOfficial: readonly Check[] = [
  {
    id: 'push-official',
    title: { zh: '消息推送（公众号）', en: 'Message push (official account)' },
    find: (context) => checkPush(context, 'official'),
  },
  { id: 'comments', title: { zh: '公众号留言权限', en: 'Native comments' }, find: checkComments },
];

const wecomCheck: Check = {
  id: 'wecom',
  title: { zh: '企业微信客户群', en: 'WeCom customer groups' },
  find: checkWecom,
};

/** Ask everything that can be asked. Never throws for what WeChat or a network does: that is a failed line. */
export async function checkAll(options: {
  wechat: WechatConfig;
  publicUrl: string | undefined;
  now: () => number;
  random: () => number;
  fetch: typeof fetch;
}): Promise<Line[]> {
  const { wechat, now, random } = options;
  const client = ({ appId, secret }: AccountConfig): WechatClient =>
    createWechatClient({
      appId,
      secret,
      now,
      random,
      attempts: 2,
      ...(wechat.base === undefined ? {} : { baseUrl: wechat.base }),
    });
  const official = wechat.official === undefined ? undefined : client(wechat.official);
  const wecom =
    wechat.wecom === undefined
      ? undefined
      : createWecomClient({
          corpId: wechat.wecom.corpId,
          secret: wechat.wecom.secret,
          now,
          random,
          attempts: 2,
          ...(wechat.wecom.base === undefined ? {} : { baseUrl: wechat.wecom.base }),
        });
  const context: CheckContext = { ...options, mini: client(wechat.mini), official, wecom };
  const first = await look(credentials, context);
  const lines = [first];
  // Without a token every further question would only repeat the first answer.
  if (first.state === 'ok') for (const check of checks) lines.push(await look(check, context));
  lines.push(await look(pushMini, context));
  const second = await look(officialCredentials, context);
  lines.push(second);
  if (second.state === 'ok') for (const check of ofOfficial) lines.push(await look(check, context));
  lines.push(await look(wecomCheck, context));
  return lines;
}

async function look({ id, title, find }: Check, context: CheckContext): Promise<Line> {
  try {
    return { id, title, ...(await find(context)) };
  } catch (error) {
    if (!isWechatError(error)) throw error;
    return { id, title, ...refused(error) };
  }
}

/** What WeChat's answer means; the texts of these errors hold no secret. */
function refused(error: WechatApiError | WechatLinkError): Finding {
  if (error instanceof WechatApiError) {
    const rid = error.rid === undefined ? '' : ` rid ${error.rid}`;
    return {
      state: 'failed',
      said: {
        zh: `${error.advice.zh}（${error.code}${rid}）`,
        en: `${error.advice.en} (${error.code}${rid})`,
      },
    };
  }
  return {
    state: 'failed',
    said: {
      zh: `微信接口没有给出可用的回答（${error.problem}）：请检查网络、代理与 HUIXIANG_WECHAT_BASE`,
      en: `WeChat gave no usable answer (${error.problem}): look at network, proxy and HUIXIANG_WECHAT_BASE`,
    },
  };
}
