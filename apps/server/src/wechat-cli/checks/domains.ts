import { isIP } from 'node:net';
import { getServerDomains } from '@huixiang/wechat';
import type { CheckContext } from '../check-context.ts';
import type { Finding, Words } from '../report.ts';
import { unlessForPlatforms } from './asked-in-vain.ts';

const TIMEOUT_MS = 10_000;

const WHERE: Words = {
  zh: '公众平台 → 开发管理 → 开发设置 → 服务器域名（request 与 uploadFile 合法域名；每月可改的次数以后台提示为准）',
  en: 'mp.weixin.qq.com → 开发管理 → 开发设置 → 服务器域名 (request and uploadFile); the console says how often a month it can be changed',
};
const SETTING: Words = { zh: '环境变量 PUBLIC_URL', en: 'the setting PUBLIC_URL' };

/** Whether the public address is one that a mini-program may reach, answers, and is entered in the console. */
export async function checkDomains({ publicUrl, mini, fetch }: CheckContext): Promise<Finding> {
  if (publicUrl === undefined)
    return {
      state: 'failed',
      said: { zh: '没有配置公网地址', en: 'there is no public address' },
      where: SETTING,
    };
  const url = new URL(publicUrl);
  const problem = unfit(url);
  if (problem !== undefined) return { state: 'failed', said: problem, where: SETTING };
  const answered = await answers(url, fetch);
  if (answered !== undefined) return { state: 'failed', said: answered };
  const domains = await unlessForPlatforms(getServerDomains(mini));
  if (domains === undefined)
    return {
      state: 'todo',
      said: {
        zh: `${url.origin} 可访问；微信不让账号自己的凭证读取域名配置，请人工核对 request 与 uploadFile 合法域名中有它`,
        en: `${url.origin} answers; WeChat does not let the account's own token read the list, so see for yourself that it is among the request and the upload domains`,
      },
      where: WHERE,
    };
  const missing = (['request', 'upload'] as const).filter((kind) => !domains[kind].includes(url.origin));
  return missing.length === 0
    ? {
        state: 'ok',
        said: { zh: `${url.origin} 可访问且已配置`, en: `${url.origin} answers and is entered` },
      }
    : {
        state: 'todo',
        said: {
          zh: `${missing.join('、')} 合法域名中没有 ${url.origin}`,
          en: `${url.origin} is not among the domains of: ${missing.join(', ')}`,
        },
        where: WHERE,
      };
}

/** Why WeChat would not take the address. */
function unfit({ protocol, hostname }: URL): Words | undefined {
  const host = hostname.replaceAll(/^\[|\]$/g, '');
  if (isIP(host) !== 0 || host === 'localhost')
    return {
      zh: '地址必须是已备案的域名，不能是 IP 或 localhost',
      en: 'the address must be a filed domain name, not an IP address or localhost',
    };
  if (protocol !== 'https:') return { zh: '地址必须是 https', en: 'the address must be https' };
  return undefined;
}

async function answers(url: URL, ask: typeof fetch): Promise<Words | undefined> {
  try {
    const reply = await ask(new URL('/api/health', url), { signal: AbortSignal.timeout(TIMEOUT_MS) });
    await reply.body?.cancel();
    if (reply.ok) return undefined;
    return { zh: `服务器回答 HTTP ${reply.status}`, en: `the server answers HTTP ${reply.status}` };
  } catch {
    return {
      zh: '打不开：请检查域名解析、证书（须完整的证书链）与防火墙',
      en: 'it cannot be opened: look at the name, the certificate (the whole chain) and the firewall',
    };
  }
}
